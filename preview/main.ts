// Shows every view as each platform lays it out: `npm run preview`, on port 3100 unless PORT says another.
import { openPreview } from './server.ts';

const server = await openPreview(Number(process.env.PORT ?? 3100));
process.stdout.write(`${server.resolvedUrls?.local[0] ?? ''}\n`);
