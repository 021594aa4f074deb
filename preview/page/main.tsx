import { render } from 'preact';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/bricolage-grotesque/standard.css';
import '../../src/adapters/web/page/styles/tokens.css';
import '../../src/adapters/web/page/styles/emoji.css';
import '../../src/adapters/web/page/styles/page.css';
import '../../src/adapters/web/page/styles/marks.css';
import '../../src/adapters/web/page/styles/card.css';
import '../../src/adapters/web/page/styles/answers.css';
import '../../src/adapters/web/page/styles/table.css';
import '../../src/adapters/web/page/styles/form.css';
import '../../src/adapters/web/page/styles/picture.css';
import '../../src/adapters/web/page/styles/shift.css';
import '../../src/adapters/web/page/styles/parts.css';
import '../../src/adapters/web/page/styles/score.css';
import './preview.css';
import './discord.css';
import './slack.css';
import type { Shown } from '../shown.ts';
import { Discord } from './discord.tsx';
import { OwnPage } from './own-page.tsx';
import { Slack } from './slack.tsx';

const languages = { fr: 'Français', en: 'English' } as const;

function Preview({ scenes }: { readonly scenes: readonly Shown[] }) {
  return (
    <main class="preview">
      <h1>Colle, on three platforms</h1>
      <nav aria-label="Languages">
        {Object.entries(languages).map(([locale, name]) => (
          <a href={`#${locale}`}>{name}</a>
        ))}
      </nav>
      {Object.entries(languages).map(([locale, name]) => (
        <section id={locale} lang={locale}>
          <h2>{name}</h2>
          {scenes
            .filter((scene) => scene.locale === locale)
            .map((scene) => (
              <Row scene={scene} />
            ))}
        </section>
      ))}
    </main>
  );
}

function Row({ scene }: { readonly scene: Shown }) {
  return (
    <article class="scene" data-scene={scene.id} aria-label={scene.id}>
      <h3>
        <code>{scene.id}</code> <small>{scene.to === 'room' ? 'to the room' : 'in private'}</small>
      </h3>
      <div class="platforms">
        <Discord scene={scene} />
        <Slack scene={scene} />
        <OwnPage scene={scene} />
      </div>
    </article>
  );
}

const answer = await fetch('/scenes.json');
const scenes = (await answer.json()) as readonly Shown[];
const place = document.getElementById('preview');
if (place) render(<Preview scenes={scenes} />, place);
