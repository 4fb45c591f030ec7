import { useEffect, useState, useSyncExternalStore, type PropsWithChildren } from 'react';
import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { themes } from 'storybook/theming';

/** The theme of the toolbar when the page was loaded, as Storybook writes it into the address. */
const themeOfAddress = () =>
  /(?:^|;)theme:([^;]*)/.exec(new URLSearchParams(location.search).get('globals') ?? '')?.[1] ?? 'light';

const inTheDark = matchMedia('(prefers-color-scheme: dark)');

function subscribeToDark(onChange: () => void) {
  inTheDark.addEventListener('change', onChange);
  return () => inTheDark.removeEventListener('change', onChange);
}

/** A page of documentation that is light or dark as the toolbar says, as the stories in it are. */
export function DocsPage({ context, children }: PropsWithChildren<DocsContainerProps>) {
  const [theme, setTheme] = useState(themeOfAddress);
  const { channel } = context;

  useEffect(() => {
    const onGlobals = ({ globals }: { globals: Record<string, unknown> }) => setTheme(String(globals.theme));
    channel.on('globalsUpdated', onGlobals);
    return () => channel.off('globalsUpdated', onGlobals);
  }, [channel]);

  const systemIsDark = useSyncExternalStore(subscribeToDark, () => inTheDark.matches);
  const dark = theme === 'dark' || (theme === 'light dark' && systemIsDark);
  return (
    <main style={{ colorScheme: dark ? 'dark' : 'light' }}>
      <DocsContainer context={context} theme={dark ? themes.dark : themes.light}>
        {children}
      </DocsContainer>
    </main>
  );
}
