import { type Actor, mandateWith } from '../../kernel/actor.ts'
import type { EvidenceSight } from '../../kernel/ports.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { EvidenceItem, Verdict } from './evidence.contract.ts'

/** Kinds that evidence may not have, in one sentence with what to do. */
export const wrongKind = refusal(
  'evidence/wrong-kind',
  422,
  'Jenis berkas ini tidak dapat dipakai sebagai bukti. Pakai PDF, foto (JPG, PNG, WebP), ' +
    'dokumen Office (DOCX, XLSX, PPTX), atau teks.',
  { errors: [{ pointer: '/file', detail: 'Pilih PDF, foto, dokumen Office, atau teks.' }] },
)

/** Anybody who works here may add evidence; strangers may not. What they may read is the question
 * of `whyNotReadItem`. */
export function whyNotUseEvidence(actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null {
  if (actor.kind === 'system' || mandateWith(actor, 'agreements.read')) return null
  return refusal(
    'evidence/not-staff',
    403,
    'Bukti dukung hanya untuk pegawai yang memegang jabatan atau penugasan.',
  )
}

/** How somebody may read an item: through what carries it; an item that nothing carries is its
 * uploader's alone. */
export function sightOfItem(
  { uploadedBy }: Pick<EvidenceItem, 'uploadedBy'>,
  carried: EvidenceSight | undefined,
  { kind, personId }: Pick<Actor, 'kind' | 'personId'>,
): EvidenceSight {
  const own = kind === 'system' || (uploadedBy !== null && uploadedBy === personId)
  if (carried === undefined) return own ? 'WITHIN' : 'CLOSED'
  return own && carried === 'FROM_ELSEWHERE' ? 'WITHIN' : carried
}

/** Why an item stays closed to this reader. */
export function whyNotReadItem(sight: EvidenceSight): Refusal | null {
  if (sight !== 'CLOSED') return null
  return refusal(
    'evidence/not-yours-to-read',
    403,
    'Bukti ini dibaca kantor pemilik angkanya, pemeriksanya, perencana, dan pengawas. ' +
      'Mintalah kepada pelapornya.',
  )
}

/** Why items cannot be attached: nobody opens a foreign file by attaching it to a thing of their
 * own. */
export function whyNotAttach(sights: readonly EvidenceSight[]): Refusal | null {
  if (sights.every((sight) => sight !== 'CLOSED')) return null
  return refusal(
    'evidence/not-yours-to-attach',
    403,
    'Salah satu bukti milik kantor lain. Unggah berkas Anda sendiri sebagai bukti.',
    {
      errors: [
        {
          pointer: '/evidenceIds',
          detail: 'Lepaskan bukti milik kantor lain, lalu unggah berkas Anda sendiri.',
        },
      ],
    },
  )
}

/** Nobody judges what they uploaded; a verdict against needs its reason. */
export function whyNotJudge(
  item: Pick<EvidenceItem, 'uploadedBy'>,
  actor: Pick<Actor, 'personId'>,
  verdict: Verdict,
  note: string | undefined,
): Refusal | null {
  if (item.uploadedBy !== null && item.uploadedBy === actor.personId)
    return refusal(
      'evidence/own-evidence',
      403,
      'Anda tidak dapat menilai bukti yang Anda unggah sendiri.',
    )
  if (verdict !== 'ACCEPTED' && !note?.trim())
    return refusal(
      'evidence/reason-missing',
      422,
      'Tulis apa yang kurang, supaya pelapor dapat melengkapinya.',
    )
  return null
}

/** A name safe to show and to save: no folders, no control characters, the extension its content
 * has. */
export function safeName(name: string, extension: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}"<>:|?*]/gu, '').trim()
  const stem = clean.replace(/\.[^.]{1,5}$/, '').slice(0, 120) || 'bukti'
  return `${stem}.${extension}`
}
