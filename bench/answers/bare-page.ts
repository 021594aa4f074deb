// A bare server of the page's library that reads a click and acknowledges it.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono();
app.post('/api/rooms/:room/press', async (context) => {
  await context.req.json();
  return context.json({});
});
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }, () =>
  process.stdout.write('ready\n'),
);
