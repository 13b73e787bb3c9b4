// The worked examples of the fixed part of the prompt: they show the form of an answer better than rules can.

/** A hole in a file and the text that fills it. */
export interface Example {
  readonly path: string;
  readonly languageId: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly fill: string;
  readonly shape: 'line' | 'block';
}

/** In order; the order and the bytes are part of what the provider caches. */
export const EXAMPLES: readonly Example[] = [
  {
    path: 'src/shop/basket.ts',
    languageId: 'typescript',
    prefix: `interface Entry {
  readonly cents: number;
  readonly pieces: number;
}

export function sumOf(entries: readonly Entry[]): number {
  return entries.`,
    suffix: `
}
`,
    fill: 'reduce((sum, entry) => sum + entry.cents * entry.pieces, 0);',
    shape: 'line',
  },
  {
    path: 'weather/station.py',
    languageId: 'python',
    prefix: `class Station:
    def __init__(self, name):
        self.name = name
        self.readings = []

    def mean(self):
        """The mean of all readings, or None before the first."""
`,
    suffix: `
    def clear(self):
        self.readings.clear()
`,
    fill: `        if not self.readings:
            return None
        return sum(self.readings) / len(self.readings)`,
    shape: 'block',
  },
  {
    path: 'internal/queue/ring.go',
    languageId: 'go',
    prefix: `// Push adds a job and reports whether there was room.
func (r *Ring) Push(job Job) bool {`,
    suffix: `
}

func (r *Ring) Len() int { return r.used }
`,
    fill: `
	if r.used == len(r.jobs) {
		return false
	}
	r.jobs[(r.first+r.used)%len(r.jobs)] = job
	r.used++
	return true`,
    shape: 'block',
  },
  {
    path: 'src/grid.rs',
    languageId: 'rust',
    prefix: `impl Grid {
    pub fn get(&self, row: usize, column: usize) -> Option<&Cell> {
        self.cells.get(`,
    suffix: `)
    }
}
`,
    fill: 'row * self.width + column',
    shape: 'line',
  },
  {
    path: 'web/menu.js',
    languageId: 'javascript',
    prefix: `const button = document.querySelector('#menu');
const list = document.querySelector('#entries');

button.addEventListener('click', () => {`,
    suffix: `});
`,
    fill: `
  const open = list.toggleAttribute('hidden') === false;
  button.setAttribute('aria-expanded', String(open));
`,
    shape: 'block',
  },
  {
    path: 'reports/monthly.sql',
    languageId: 'sql',
    prefix: `SELECT customer_id, SUM(amount) AS total
FROM invoices
WHERE paid_at >= DATE '2024-01-01'
GROUP BY `,
    suffix: `
ORDER BY total DESC;
`,
    fill: 'customer_id',
    shape: 'line',
  },
  {
    path: 'docs/install.md',
    languageId: 'markdown',
    prefix: `# Install

1. Download the archive for your system.
2. Unpack it to a folder of your choice.
3. Add that folder to `,
    suffix: `
4. Open a terminal and run \`lantern --version\`.
`,
    fill: 'the `PATH` variable of your shell.',
    shape: 'line',
  },
  {
    path: 'config/limits.json',
    languageId: 'json',
    prefix: `{
  "uploads": { "maxBytes": 5000000, "maxFiles": 20 },
  "exports": { "maxBytes": `,
    suffix: ` }
}
`,
    fill: '5000000, "maxFiles": 20',
    shape: 'line',
  },
  {
    path: 'src/main/java/garden/Bed.java',
    languageId: 'java',
    prefix: `public final class Bed {
    private final List<Plant> plants = new ArrayList<>();

    // Counts the plants that need wat`,
    suffix: `
    public long thirsty() {
        return plants.stream().filter(Plant::isDry).count();
    }
}
`,
    fill: 'er today.',
    shape: 'line',
  },
  {
    path: 'styles/card.css',
    languageId: 'css',
    prefix: `.card {
  border-radius: 6px;
  padding: 12px;
}

.card:hover {
  `,
    suffix: `
}
`,
    fill: 'box-shadow: 0 2px 6px rgb(0 0 0 / 20%);',
    shape: 'block',
  },
];
