import { useEffect, useState, type PropsWithChildren } from 'react';
import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { themes } from 'storybook/theming';

/** The theme of the toolbar when the page was loaded, as Storybook writes it into the address. */
const themeOfAddress = () =>
  /(?:^|;)theme:([^;]*)/.exec(new URLSearchParams(location.search).get('globals') ?? '')?.[1] ?? 'light';

const isDark = (theme: string) =>
  theme === 'dark' || (theme.startsWith('light') && theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);

/** A page of documentation that is light or dark as the toolbar says, as the stories in it are. */
export function DocsPage({ context, children }: PropsWithChildren<DocsContainerProps>) {
  const [theme, setTheme] = useState(themeOfAddress);
  const { channel } = context;

  useEffect(() => {
    const onGlobals = ({ globals }: { globals: Record<string, unknown> }) => setTheme(String(globals.theme));
    channel.on('globalsUpdated', onGlobals);
    return () => channel.off('globalsUpdated', onGlobals);
  }, [channel]);

  const dark = isDark(theme);
  return (
    <div style={{ colorScheme: dark ? 'dark' : 'light' }}>
      <DocsContainer context={context} theme={dark ? themes.dark : themes.light}>
        {children}
      </DocsContainer>
    </div>
  );
}
