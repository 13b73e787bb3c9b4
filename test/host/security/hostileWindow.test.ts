// A trusted workspace file whose settings are as hostile as those of its folder.
import { defineHostileWindow } from '../hostileWindow.ts';

defineHostileWindow();
