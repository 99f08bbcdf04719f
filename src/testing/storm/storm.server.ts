import { openApp } from '../../app.ts'
import { openInstallation } from '../../main.ts'
import { readConfig } from '../../platform/config.ts'

/** A server of its own for tests that kill it: the API over the installation in `AMANAH_DATA`, on
 * `PORT`, without pages. */
const config = readConfig(process.env)
const installation = await openInstallation(config, () => undefined)
const { files, authoritySecret } = installation.house
const app = await openApp({
  pool: installation.pool,
  secret: config.sessionSecret,
  publicUrl: config.publicUrl,
  files,
  authoritySecret,
  requestsPerMinute: 1_000_000,
})
await app.listen({ host: '127.0.0.1', port: config.port })
process.stdout.write('siap\n')
