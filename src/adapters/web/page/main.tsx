import { render } from 'preact';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/bricolage-grotesque/standard.css';
import './styles/tokens.css';
import './styles/emoji.css';
import './styles/page.css';
import './styles/marks.css';
import './styles/card.css';
import './styles/answers.css';
import './styles/table.css';
import './styles/form.css';
import './styles/room.css';
import './styles/people.css';
import './styles/talk.css';
import './styles/command-line.css';
import './styles/now.css';
import './styles/picture.css';
import './styles/shift.css';
import './styles/parts.css';
import './styles/score.css';
import './styles/widths.css';
import './styles/play.css';
import './styles/desk.css';
import './styles/wall.css';
import './styles/wall-lobby.css';
import './styles/wall-question.css';
import './styles/wall-reveal.css';
import './styles/wall-podium.css';
import './styles/wall-debate.css';
import './styles/wall-result.css';
import { App } from './app.tsx';
import { Desk } from './desk/desk.tsx';
import { Projector } from './projector/projector.tsx';

const root = document.getElementById('app');
const [, place, what = ''] = /^\/(projector|desk)\/([\w.-]+)/.exec(location.pathname) ?? [];

function Colle() {
  if (place === 'projector') return <Projector wall={what} />;
  return place === 'desk' ? <Desk room={what} /> : <App />;
}

if (root) render(<Colle />, root);
