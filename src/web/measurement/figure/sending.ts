import { type Refusal, Refused, refusal } from '../../../kernel/refusal.ts'
import { deviceTime } from '../../platform/clock.ts'
import { draftsOf, keepDraft, readDraft } from '../../platform/device/drafts.ts'
import { dropFiles, keptFile } from '../../platform/device/kept-files.ts'
import { forgetAnswers, isUncertain } from '../../platform/device/memory.ts'
import { evidence, figures } from '../calls.ts'
import type { Reported } from './after-report.ts'
import { type DraftFile, type FigureDraft, isFigureDraft } from './draft.ts'

/** How sending ended: arrived, still on the device (no signal, no session), or refused with a
 * reason. */
export type Outcome =
  | { kind: 'sent'; reported: Reported; files: DraftFile[] }
  | { kind: 'waiting' }
  | { kind: 'refused'; refusal: Refusal }
type At = { measureId: string; period: string }

const gone = (name: string): Refusal =>
  refusal(
    'web/file-gone',
    0,
    `Berkas «${name}» tidak lagi ada di perangkat ini. Lepaskan dari daftar, lalu ambil atau pilih lagi.`,
  )

/** Nobody knows whether it arrived, or nobody is signed in any more: it stays on the device and is
 * sent again. */
const staysHere = (told: Refusal): boolean => isUncertain(told) || told.status === 401

/** Sends one file of a form that still waits on the device; answers it with its id on the server.
 * The key makes a repeat the same upload. */
export async function uploadFile(file: DraftFile): Promise<DraftFile> {
  if (file.item) return file
  const kept = await keptFile(file.key)
  if (!kept) throw new Refused(gone(file.name))
  const sent = await evidence.uploadEvidence({ file: kept }, { key: file.key })
  await dropFiles([file.key])
  return { ...file, item: sent.id, sent }
}

/** Sends what was pressed: the files that wait, one by one and each kept as soon as it arrived,
 * then the figure. Safe to repeat: files and figure carry their keys, and a figure sent twice is
 * the same version. */
export async function sendDraft(
  at: At,
  draft: FigureDraft,
  keep: (draft: FigureDraft) => void,
): Promise<Outcome> {
  if (!draft.sending) return { kind: 'waiting' }
  const { key, capturedAt, input } = draft.sending
  let files = draft.files
  try {
    for (const file of files) {
      const sent = await uploadFile(file)
      files = files.map((one) => (one.key === sent.key ? sent : one))
      keep({ ...draft, files })
    }
    const evidenceIds = files.flatMap(({ item }) => item ?? [])
    const reported = await figures.reportFigure(
      { ...at, ...input, capturedAt, evidenceIds },
      { key, version: draft.seen },
    )
    forgetAnswers()
    return { kind: 'sent', reported, files }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return staysHere(error.refusal) && error.refusal.code !== 'web/file-gone'
      ? { kind: 'waiting' }
      : { kind: 'refused', refusal: error.refusal }
  }
}

/** A form on this device that was sent and has not arrived. */
export type Pending = At & { form: string; draft: FigureDraft }

/** Everything one person sent from this device that has not arrived yet. */
export function pendingOf(store: Storage, owner: string): Pending[] {
  return draftsOf(store, owner, 'angka/').flatMap((name) => {
    const form = `${owner}/${name}`
    const [, measureId = '', period = ''] = name.split('/')
    const draft = readDraft(store, form, deviceTime())?.value
    return isFigureDraft(draft) && draft.sending ? [{ measureId, period, form, draft }] : []
  })
}

/** Keeps a form at once, without waiting for the typing to pause. */
export const keepNow = (form: string, draft: FigureDraft): boolean =>
  keepDraft(localStorage, form, draft, deviceTime())
