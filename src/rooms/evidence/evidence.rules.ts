import { type Actor, mandateWith } from '../../kernel/actor.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { EvidenceItem, Verdict } from './evidence.contract.ts'

/** Kinds that evidence may not have, in one sentence with what to do. */
export const wrongKind = refusal(
  'evidence/wrong-kind',
  422,
  'Jenis berkas ini tidak dapat dipakai sebagai bukti. Pakai PDF, foto (JPG, PNG, WebP), dokumen Office (DOCX, XLSX, PPTX), atau teks.',
  { errors: [{ pointer: '/file', detail: 'Pilih PDF, foto, dokumen Office, atau teks.' }] },
)

/** Anybody who works here may add and read evidence; strangers may not. */
export function whyNotUseEvidence(actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null {
  if (actor.kind === 'system' || mandateWith(actor, 'agreements.read')) return null
  return refusal('evidence/not-staff', 403, 'Bukti dukung hanya untuk pegawai yang memegang jabatan atau penugasan.')
}

/** Nobody judges what they uploaded; a verdict against needs its reason. */
export function whyNotJudge(
  item: Pick<EvidenceItem, 'uploadedBy'>,
  actor: Pick<Actor, 'personId'>,
  verdict: Verdict,
  note: string | undefined,
): Refusal | null {
  if (item.uploadedBy !== null && item.uploadedBy === actor.personId)
    return refusal('evidence/own-evidence', 403, 'Anda tidak dapat menilai bukti yang Anda unggah sendiri.')
  if (verdict !== 'ACCEPTED' && !note?.trim())
    return refusal('evidence/reason-missing', 422, 'Tulis apa yang kurang, supaya pelapor dapat melengkapinya.')
  return null
}

/** A name safe to show and to save: no folders, no control characters, the extension its content has. */
export function safeName(name: string, extension: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}"<>:|?*]/gu, '').trim()
  const stem = clean.replace(/\.[^.]{1,5}$/, '').slice(0, 120) || 'bukti'
  return `${stem}.${extension}`
}
