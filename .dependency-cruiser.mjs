import { neighbours } from './rooms.mjs'

const error = (name, from, to) => ({ name, severity: 'error', from, to })
const pure = '(\\.(contract|rules|samples)|/words)\\.ts$'
const test = '\\.test\\.tsx?$'
const door = '^src/rooms/[^/]+/(index|words)\\.ts$'

export default {
  forbidden: [
    ...Object.entries(neighbours).map(([room, others]) =>
      error(
        `${room}-knows-its-neighbours`,
        { path: `^src/(rooms|web)/${room}/` },
        {
          path: '^src/(rooms|web)/',
          pathNot: [
            `^src/(rooms|web)/(${[room, ...others].join('|')})/`,
            '^src/web/(platform|parts|styles)/',
          ],
        },
      ),
    ),
    error(
      'enter-by-the-door',
      { path: '^src/rooms/([^/]+)/' },
      { path: '^src/rooms/', pathNot: ['^src/rooms/$1/', door] },
    ),
    error(
      'commands-know-only-doors',
      { path: '^src/commands/', pathNot: test },
      { path: '^src/rooms/', pathNot: door },
    ),
    error(
      'rules-are-pure',
      { path: pure },
      { pathNot: [pure, '^src/kernel/', 'node_modules/zod/'] },
    ),
    // What was signed on a paper stays true only while the paper stands on nothing that changes.
    error(
      'papers-stand-alone',
      { path: '^src/rooms/documents/papers/pk-' },
      {
        pathNot: [
          '^src/rooms/documents/papers/pk-',
          '^src/kernel/(canonical|decimal)\\.ts$',
          'node_modules/zod/',
        ],
      },
    ),
    error(
      'decimals-by-the-kernel',
      { pathNot: '^src/kernel/decimal\\.ts$' },
      { path: 'node_modules/decimal\\.js/' },
    ),
    error(
      'kernel-stands-alone',
      { path: '^src/kernel/', pathNot: test },
      { pathNot: ['^src/kernel/', 'node_modules/(zod|decimal\\.js)/'] },
    ),
    error(
      'platform-knows-no-room',
      { path: '^src/platform/', pathNot: test },
      { path: '^src/(rooms|web|app)' },
    ),
    error(
      'browser-reads-contracts-and-rules',
      { path: '^src/web/' },
      { path: '^src/(rooms|platform)/', pathNot: '\\.(contract|rules|samples)\\.ts$' },
    ),
    error(
      'web-platform-draws-nothing',
      { path: '^src/web/platform/', pathNot: test },
      { path: '^src/web/', pathNot: '^src/web/platform/' },
    ),
    error(
      'parts-know-no-page',
      { path: '^src/web/parts/', pathNot: test },
      { path: '^src/web/', pathNot: '^src/web/(parts|platform)/' },
    ),
    error(
      'server-never-sees-the-browser',
      { path: '^src/(rooms|platform|kernel)/', pathNot: test },
      { path: '^src/web/' },
    ),
    error(
      'sql-lives-in-stores',
      { path: '^src/rooms/', pathNot: ['\\.(store|tables)\\.ts$', test] },
      { path: 'node_modules/kysely/' },
    ),
    error('no-circles', {}, { circular: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
