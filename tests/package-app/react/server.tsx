import { renderToString } from 'react-dom/server';
import { App, type AppProps } from './app.tsx';

/** The page's content as a server writes it. */
export function render(props: AppProps): string {
  return renderToString(<App {...props} />);
}
