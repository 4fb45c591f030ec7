import type { Decorator, Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import { WAIT_MS } from '../scripts/testing/limits.mjs';
import { LabelsProvider } from '@visavis/ui';
import { en } from '@visavis/ui/locales/en';
import { ko } from '@visavis/ui/locales/ko';
import '@visavis/ui/styles.css';
import { DocsPage } from './DocsPage';
import { plainDefaults } from './plainDefaults';
import { untilAtRest } from './untilAtRest';
import './preview.css';

// How long a state may take to come: a call on a busy machine takes longer than the one second that is the default.
configure({ asyncUtilTimeout: WAIT_MS });

const locales = { en, ko };

/** A page of the chosen theme and language around every story. */
const onPage: Decorator = (Story, { globals, viewMode }) => (
  <div
    className="story-page"
    data-view={viewMode}
    lang={globals.locale}
    dir={globals.direction}
    style={{ colorScheme: globals.theme }}
  >
    <LabelsProvider labels={locales[globals.locale as keyof typeof locales]}>
      <Story />
    </LabelsProvider>
  </div>
);

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [onPage],
  argTypesEnhancers: [plainDefaults],
  // Hooks of add-ons, such as that of axe, run after this one.
  afterEach: untilAtRest,
  parameters: {
    layout: 'fullscreen',
    backgrounds: { disable: true },
    controls: { expanded: true },
    docs: { container: DocsPage },
    a11y: {
      test: 'error',
      // axe leaves out how large things are that one presses (WCAG 2.2, 2.5.8), unless asked.
      config: { rules: [{ id: 'target-size', enabled: true }] },
    },
    options: {
      storySort: {
        order: ['Start here', 'Examples', 'Theming', 'Learn', ['Media', 'Voice', 'Peer', 'Signaling', 'Room'], 'Playground', 'Components', 'Hooks'],
      },
    },
  },
  initialGlobals: { theme: 'light', locale: 'en', direction: 'ltr' },
  globalTypes: {
    theme: {
      description: 'Light or dark',
      toolbar: { icon: 'contrast', items: ['light', 'dark', 'light dark'], dynamicTitle: true },
    },
    locale: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        items: [
          { value: 'en', title: 'English' },
          { value: 'ko', title: '한국어' },
        ],
        dynamicTitle: true,
      },
    },
    direction: {
      description: 'Reading direction',
      toolbar: { icon: 'transfer', items: ['ltr', 'rtl'], dynamicTitle: true },
    },
  },
};

export default preview;
