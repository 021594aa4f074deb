import { openSlackRoom } from './slack-room.ts';
import { tellsTheStory } from './story.ts';

tellsTheStory('Slack over signed requests', () => openSlackRoom('http'));
