// What is compiled once is kept for the next start. This file alone is JavaScript: were it TypeScript, every start would
// load the compiler to read it, 20 MB of memory that nothing else needs then.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/colle', import.meta.url)));
await import('./main.ts');
