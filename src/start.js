// This file alone is JavaScript: were it TypeScript, every start would load the compiler to read it, 20 MB of memory that
// nothing else needs once what was compiled is kept.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/colle', import.meta.url)));
await import('./main.ts');

// Loading code and courses leaves 45 MB behind, which would be kept for as long as nobody else asks for them.
setFlagsFromString('--expose-gc');
runInNewContext('gc')({ type: 'major', flavor: 'last-resort' });
