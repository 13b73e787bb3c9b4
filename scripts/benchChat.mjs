// Measures the chat panel in the real workbench, or with --page on its page alone. Usage: npm run bench:chat [-- --page]
import { enterNode24 } from './setup/node24.mjs';

await enterNode24();
const { measureChat } = await import('../test/bench/chat/openMeasured.ts');
await measureChat(process.argv.includes('--page'), console.log);
