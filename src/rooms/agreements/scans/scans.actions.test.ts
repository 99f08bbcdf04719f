import { PDF } from '@libpdf/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FileAnswer } from '../../../kernel/contract.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import type { PersonName } from '../../../testing/small-region.plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { taskContract } from '../../tasks/index.ts'
import { agreementContract } from '../agreement.contract.ts'
import { publicContract, type VerificationPage } from '../public/public.contract.ts'
import { signingContract } from '../signing/signing.contract.ts'
import { scanContract } from './scan.contract.ts'

let world: World
let region: SmallRegion
const cookies: Partial<Record<PersonName, string>> = {}
const as = (who: PersonName) => ({
  ...world.calls(scanContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
  ...world.calls(signingContract, cookies[who]),
})
const stranger = () => world.calls(publicContract)
/** What a page drawn on the server shows. */
const shown = async (page: Promise<unknown>): Promise<VerificationPage> =>
  JSON.parse(String(((await page) as FileAnswer).bytes)).props

async function pdf(pages: number, width = 595, password?: string): Promise<Buffer> {
  const made = PDF.create()
  for (let page = 0; page < pages; page += 1) made.addPage({ width: width + page, height: 842 })
  if (password) made.setProtection({ userPassword: password })
  return Buffer.from(await made.save())
}
const upload = (who: PersonName, name: string, bytes: Uint8Array) =>
  as(who).uploadScanFile({ year: 2026, file: { name, type: 'application/pdf', bytes } })
const idOf = async (title: string): Promise<string> =>
  (await as('bagus').listAgreements({ year: 2026, search: title })).items[0]?.id ?? ''
const tasksOf = async (who: PersonName): Promise<string[]> =>
  (await world.calls(taskContract, cookies[who]).listMyTasks({})).items
    .filter(({ kind }) => kind === 'agreements/confirm-scans')
    .map(({ title }) => title)

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  cookies.lina = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
  for (const name of ['maya', 'surya', 'eko'] as const)
    cookies[name] = await world.signIn(region.people[name])
  await as('bagus').draftCascade({ year: 2026 })
})
afterAll(() => world.close())

describe('files that come in', () => {
  it.each([
    ['a text', Buffer.from('Perjanjian Kinerja'), 'agreements/scan-wrong-kind'],
    ['a damaged PDF', Buffer.from('%PDF-1.7\nrusak'), 'agreements/scan-broken'],
  ])('refuses %s in a sentence', async (_, bytes, code) => {
    expect(await refusedCode(upload('bagus', 'pk.pdf', bytes))).toBe(code)
  })

  it('refuses a PDF that a password opens, and whoever may not bring scans', async () => {
    expect(await refusedCode(upload('bagus', 'pk.pdf', await pdf(1, 595, 'rahasia')))).toBe(
      'agreements/scan-locked',
    )
    expect(await refusedCode(upload('eko', 'pk.pdf', await pdf(1)))).toBe('agreements/not-scanner')
  })

  it('finds the draft by number, NIP or post in the name, and knows the same bytes again', async () => {
    const line = (await as('bagus').listAgreements({ year: 2026, search: 'Kepala Dinas' })).items[0]
    const bytes = await pdf(3)
    const named = await upload('bagus', `${line?.code} Dinas.pdf`, bytes)
    const again = await upload('bagus', 'lain.pdf', bytes)
    const byPost = await upload('bagus', 'J006_disdik.pdf', await pdf(2, 300))

    expect(named).toMatchObject({
      pages: 3,
      free: [{ first: 1, last: 3 }],
      suggested: { id: line?.id },
    })
    expect(again.id).toBe(named.id)
    expect(byPost.suggested?.title).toBe('Kepala Dinas Pendidikan')
  })
})

describe('a promise signed on paper', () => {
  let [fileId, agreementId, scanId] = ['', '', '']

  it('is brought with its day and its differences; a day to come or of another year is refused', async () => {
    agreementId = await idOf('Kepala Dinas')
    const draft = await as('bagus').readAgreement({ id: agreementId })
    fileId = (await upload('bagus', 'tumpukan.pdf', await pdf(4, 400))).id
    const order = { fileId, agreementId, first: 2, last: 3 }
    const dated = (signedOn: string) => refusedCode(as('bagus').bringScan({ ...order, signedOn }))
    const tries = [await dated('2026-12-30'), await dated('2025-01-05')]
    const beyond = await refusedCode(
      as('bagus').bringScan({ ...order, last: 9, signedOn: '2026-01-12' }),
    )
    const [first, ...rest] = draft.rowList
    const rows = [
      { ...rest[0], ...first, target: '99,5' },
      ...rest,
      { ...first, measureId: null, indicator: 'Indikator di kertas saja', target: '12' },
    ].flatMap((row) => (row.objective === undefined ? [] : [row as Required<typeof row>]))
    const scan = await as('bagus').bringScan({
      ...{ ...order, signedOn: '2026-01-12', paperNumber: '800/12/PK/2026', rows },
    })
    scanId = scan.id

    expect(tries).toEqual(['agreements/scan-in-future', 'agreements/scan-of-other-year'])
    expect(beyond).toBe('agreements/scan-pages')
    expect(scan).toMatchObject({
      state: 'WAITING',
      first: 2,
      last: 3,
      paperNumber: '800/12/PK/2026',
    })
    expect(scan.differences.map(({ kind, what, onPaper }) => [kind, what, onPaper])).toEqual([
      ['CHANGED', 'Target', '99,5'],
      ['ADDED', 'Target', expect.stringContaining('12')],
    ])
    expect(await tasksOf('lina')).toEqual([expect.stringContaining('Benarkan pindaian PK')])
    expect(await tasksOf('bagus')).toEqual([])
  })

  it('waits for somebody else: not who brought it, nor somebody without the right', async () => {
    const [own, eko] = await Promise.all([
      as('bagus').confirmScans({ scanIds: [scanId] }),
      as('eko').confirmScans({ scanIds: [scanId] }),
    ])
    const second = as('bagus').bringScan({
      ...{ fileId, agreementId, first: 4, last: 4, signedOn: '2026-01-12' },
    })

    expect(own).toMatchObject({
      confirmed: [],
      left: [{ why: expect.stringMatching(/bawa sendiri/) }],
    })
    expect(eko.left).toMatchObject([{ why: expect.stringMatching(/BKPSDM/) }])
    expect(await refusedCode(second)).toBe('agreements/scan-there')
    expect((await as('bagus').readAgreement({ id: agreementId })).state).toBe('DRAFT')
  })

  it('is in force by the second yes, marked as signed by hand, with the rows of the paper', async () => {
    const { confirmed, left } = await as('lina').confirmScans({ scanIds: [scanId] })
    const twice = await as('lina').confirmScans({ scanIds: [scanId] })
    const page = await as('surya').readAgreement({ id: agreementId })

    expect([confirmed.length, left]).toEqual([1, []])
    expect(twice.left).toMatchObject([{ why: expect.stringMatching(/sudah diputuskan/) }])
    expect(page).toMatchObject({
      state: 'ACTIVE',
      wetOn: '2026-01-12',
      scan: { state: 'CONFIRMED' },
    })
    expect(
      page.rowList.map(({ target, measureId }) => [target, measureId !== null]),
    ).toContainEqual(['99.5', true])
    expect(page.rowList.at(-1)).toMatchObject({
      measureId: null,
      indicator: 'Indikator di kertas saja',
    })
    expect(page.history.at(-1)?.note).toMatch(
      /^Ditandatangani basah 12.Januari.2026, dipindai dan dibawa oleh Bagus.*dibenarkan oleh Lina/,
    )
    expect(await tasksOf('lina')).toEqual([])
  })

  it('counts as active and as signed by hand, and can no longer be signed electronically', async () => {
    const { total } = await as('bagus').readReadiness({ year: 2026 })
    const signing = as('surya').signAgreement({ id: agreementId, passphrase: 'mangga harum' })

    expect(total).toMatchObject({ active: 1, wet: 1 })
    expect(await refusedCode(signing)).toBe('agreements/wrong-state')
  })

  it('is told to a stranger as paper, by code and by its very scan, with no signature', async () => {
    const { verifyPath } = await as('bagus').readAgreement({ id: agreementId })
    const code = verifyPath.split('/').at(-1) ?? ''
    const scanned = await as('surya').openScan({ scanId })
    const page = await shown(stranger().readVerification({ code }))
    const file = { name: 'pk.pdf', type: 'application/pdf', bytes: scanned.bytes }
    const byFile = await shown(stranger().checkFile({ file }))

    expect((await PDF.load(scanned.bytes)).getPageCount()).toBe(2)
    expect(page).toMatchObject({
      ...{ verdict: 'WET', signatures: [], document: { state: 'Aktif' } },
      sentence:
        'Dokumen ini ditandatangani basah di atas kertas 12\u00a0Januari\u00a02026, bukan secara elektronik.',
      paper: { proof: expect.stringMatching(/dibawa oleh Bagus.*dibenarkan oleh Lina/) },
      download: { kilobytes: expect.any(Number) },
    })
    expect(byFile).toMatchObject({ verdict: 'WET', source: 'FILE', document: page.document })
    expect(page.paper).toEqual(byFile.paper)
  })

  it('leaves the other pages of the stack free, and its own taken', async () => {
    const left = await as('bagus').readScanFile({ fileId, year: 2026 })
    const eko = await idOf('Kepala Bidang Pembinaan SD')
    const taken = as('bagus').bringScan({
      ...{ fileId, agreementId: eko, first: 3, last: 4, signedOn: '2026-01-12' },
    })

    expect(left.free).toEqual([
      { first: 1, last: 1 },
      { first: 4, last: 4 },
    ])
    expect(await refusedCode(taken)).toBe('agreements/scan-pages-taken')
  })
})

describe('what goes another way', () => {
  it('is refused with a reason, brought again, and withdrawn by who brought it', async () => {
    const agreementId = await idOf('Kepala Bidang Pembinaan SD')
    const bytes = await pdf(1, 200)
    const { id: fileId } = await upload('lina', 'bidang.pdf', bytes)
    const order = { fileId, agreementId, first: 1, last: 1, signedOn: '2026-01-15' }
    const { id: scanId } = await as('lina').bringScan(order)
    const twice = await refusedCode(upload('lina', 'bidang lagi.pdf', bytes))
    const blank = refusedCode(as('bagus').refuseScan({ scanId, reason: ' ' }))
    const refused = [
      await blank,
      (await as('bagus').refuseScan({ scanId, reason: 'Buram.' })).state,
    ]
    const again = await as('lina').bringScan(order)
    const withdrawn = await as('lina').withdrawScan({ scanId: again.id })

    expect(twice).toBe('agreements/scan-twice')
    expect(refused).toEqual(['agreements/scan-reason-missing', 'REFUSED'])
    expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', whyNotConfirm: expect.any(String) })
    expect(await refusedCode(as('lina').withdrawScan({ scanId: again.id }))).toBe(
      'agreements/scan-decided',
    )
    expect((await as('bagus').readAgreement({ id: agreementId })).state).toBe('DRAFT')
  })

  it('is not brought while it is signed electronically, and waits in vain once it is agreed', async () => {
    const agreementId = await idOf('Kepala Bidang Pembinaan SD')
    const { id: fileId } = await upload('lina', 'bidang.pdf', await pdf(1, 200))
    const order = { fileId, agreementId, first: 1, last: 1, signedOn: '2026-01-15' }
    const { id: scanId } = await as('lina').bringScan(order)
    await as('eko').agreeAgreement({ id: agreementId })
    const { left } = await as('bagus').confirmScans({ scanIds: [scanId] })
    await as('lina').withdrawScan({ scanId })

    expect(left).toMatchObject([{ why: expect.stringMatching(/secara elektronik/) }])
    expect(await refusedCode(as('lina').bringScan(order))).toBe('agreements/scan-while-signing')
  })
})
