// Measures the time that the product itself takes for a suggestion, with a service that answers at once. Usage: npm run bench:suggest
import { enterNode24 } from './setup/node24.mjs';

await enterNode24();
const { measureOwnTime } = await import('../test/bench/completion/ownTime.ts');
await measureOwnTime(console.log);
