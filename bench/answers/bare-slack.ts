// A bare Bolt app that only acknowledges, or (ANSWERS=1) answers too: what Slack's own library costs.
import { App } from '@slack/bolt';

const {
  SLACK_BOT_TOKEN = '',
  SLACK_APP_TOKEN,
  SLACK_SIGNING_SECRET = '',
  SLACK_API_URL = '',
  PORT,
  ANSWERS,
} = process.env;
const app = new App({
  token: SLACK_BOT_TOKEN,
  ...(SLACK_APP_TOKEN ? { socketMode: true, appToken: SLACK_APP_TOKEN } : { signingSecret: SLACK_SIGNING_SECRET }),
  clientOptions: { slackApiUrl: `${SLACK_API_URL}/` },
});
app.action(/.*/, async ({ ack, respond }) => {
  await ack();
  if (ANSWERS) await respond({ response_type: 'ephemeral', replace_original: false, text: 'ok' });
});
await app.start(Number(PORT));
process.stdout.write('ready\n');
