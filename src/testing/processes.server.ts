import { openInstallation, serveUntilStopped } from '../main.ts'
import { readConfig } from '../platform/config.ts'

/** The server as `./amanah serve` runs it, over pages as they are built or not: for tests of several
 * processes (`AMANAH_PROCESSES`). */
const config = readConfig(process.env)
const installation = await openInstallation(config, () => undefined)
process.exitCode = await serveUntilStopped(installation, config, () => console.log('siap'))
