// The windows of the activation tests are opened on hostile settings.
import { defineHostileWindow } from '../hostileWindow.ts';

defineHostileWindow();
