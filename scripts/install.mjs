// Installs the node packages, if they are not as the lock says: the first stage of a run on a fresh machine.
import { ensureDependencies } from './setup/dependencies.mjs';

await ensureDependencies();
