import { render } from 'preact';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/bricolage-grotesque/standard.css';
import './styles/tokens.css';
import './styles/card.css';
import './styles/room.css';
import './styles/picture.css';
import { App } from './app.tsx';

const root = document.getElementById('app');
if (root) render(<App />, root);
