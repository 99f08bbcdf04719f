import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { importers } from '../app.ts'
import { systemActor } from '../kernel/actor.ts'
import { printProblem } from '../kernel/importer.ts'
import { type Installation, openInstallation } from '../main.ts'
import { act } from '../platform/act.ts'
import { readConfig } from '../platform/config.ts'
import type { Region } from '../platform/context.ts'
import { refreshStatistics } from '../platform/database/statistics.ts'
import { type ImportRun, importActs } from '../rooms/imports/index.ts'
import { loadRegions } from '../rooms/organisation/index.ts'
import { Misused } from './arguments.ts'
import { editionOf, nomenclatureKind, takeNomenclature } from './import-nomenclature.ts'
import { type ImportOrder, readImportOrder } from './import-order.ts'

export { usage } from './import-order.ts'

import { chooseRegion } from './which-region.ts'

const acts = importActs(importers)

const regionOf = async ({ house }: Installation, code: string | undefined): Promise<Region> =>
  chooseRegion(await loadRegions(house), code, '--daerah').region

function tell(run: ImportRun): void {
  console.log(run.summary.sentence)
  for (const { label, count } of run.summary.counts) console.log(`  ${label}: ${count}`)
  for (const notice of run.notices) console.log(`Catatan: ${notice}`)
  for (const problem of run.problems)
    console.log(`${problem.severity === 'error' ? 'Salah' : 'Periksa'}: ${printProblem(problem)}`)
  if (run.problemsLeftOut > 0) console.log(`… dan ${run.problemsLeftOut} masalah lain.`)
}

async function checkAndCommit(
  installation: Installation,
  region: Region,
  order: ImportOrder,
): Promise<number> {
  const { house } = installation
  const file = { name: basename(order.file), type: '', bytes: readFileSync(order.file) }
  const checked = await act(house, region, systemActor, (ctx) =>
    acts.checkImport(ctx, { kind: order.kind, options: JSON.stringify(order.options), file }),
  )
  tell(checked)
  if (checked.errors > 0) {
    console.error(
      `Ada ${checked.errors} kesalahan; belum ada yang ditulis. Perbaiki berkasnya, lalu ulangi.`,
    )
    return 1
  }
  if (!order.commit) {
    console.log('Ini uji coba: belum ada yang berubah. Ulangi dengan --commit untuk menyimpan.')
    return 0
  }
  await act(house, region, systemActor, (ctx) => acts.commitImport(ctx, { runId: checked.id }))
  await refreshStatistics(installation.owner)
  console.log('Tersimpan.')
  return 0
}

const nomenclature = { kind: nomenclatureKind, title: 'Nomenklatur nasional, dengan --edition' }
const say = {
  out: (line: string) => console.log(line),
  error: (line: string) => console.error(line),
}

async function runNomenclature({ file, commit, ...order }: ImportOrder): Promise<number> {
  const edition = editionOf(order)
  if ('problem' in edition) {
    console.error(edition.problem)
    return 2
  }
  const { owner, close } = await openInstallation(
    readConfig(process.env),
    (sentence) => console.error(sentence),
    { beside: true },
  )
  try {
    return await takeNomenclature(
      owner,
      { edition, commit, name: basename(file), bytes: readFileSync(file) },
      say,
    )
  } finally {
    await close()
  }
}

/** `./amanah import KIND FILE`: a dry run by default, `--commit` writes. */
export async function run(args: string[]): Promise<number> {
  const order = readImportOrder(args)
  const known = [...importers, nomenclature]
    .map(({ kind, title }) => `${kind} (${title})`)
    .join(', ')
  if (!existsSync(order.file))
    throw new Misused(`Berkas «${order.file}» tidak ada.`, `Jenis yang dikenal: ${known}.`)
  if (order.kind === nomenclatureKind) return runNomenclature(order)
  const installation = await openInstallation(
    readConfig(process.env),
    (sentence) => console.error(sentence),
    { beside: true },
  )
  try {
    return await checkAndCommit(installation, await regionOf(installation, order.region), order)
  } finally {
    await installation.close()
  }
}
