import type { JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import { lowered, printNumber } from '../../kernel/indonesian.ts'
import type {
  FirstStep,
  FirstStepId,
} from '../../rooms/reporting/first-steps/first-steps.contract.ts'
import { stepAtHand } from '../../rooms/reporting/first-steps/first-steps.rules.ts'
import { reportingContract } from '../../rooms/reporting/reporting.contract.ts'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { type Answer, client, useAnswer } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'

const calls = client(reportingContract)
const nothing = {}

type Words = { does: string; there: string; href: string }
/** What each step is called, what it counts, and where it is done. */
const words: Record<FirstStepId, Words> = {
  ORGANISATION: {
    does: 'Impor struktur unit kerja',
    there: 'perangkat daerah',
    href: '/impor?jenis=units',
  },
  PEOPLE: {
    does: 'Impor jabatan dan pegawai',
    there: 'orang bertugas',
    href: '/impor?jenis=people',
  },
  ACCOUNTS: { does: 'Buka akun dan cetak slip', there: 'orang punya akun', href: '/pengguna' },
  PLAN: {
    does: 'Impor rencana, indikator, dan target',
    there: 'kinerja dalam rencana',
    href: '/impor?jenis=plan',
  },
  BUDGET: { does: 'Impor anggaran', there: 'anggaran tahun ini', href: '/impor?jenis=sipd' },
  DRAFTS: { does: 'Susun PK', there: 'PK tahun ini', href: '/perjanjian/kesiapan' },
  CERTIFICATES: {
    does: 'Sahkan sertifikat penanda tangan',
    there: 'penanda tangan punya sertifikat',
    href: '/sertifikat',
  },
  ADDRESS: {
    does: 'Tetapkan alamat resmi',
    there: 'alamat tertulis di setiap PK',
    href: '/pengaturan#alamat',
  },
  SIGNING: { does: 'Tanda tangani', there: 'PK berlaku', href: '/perjanjian' },
}

type Steps = Answer<{ steps: FirstStep[] }>

/** The steps of the region, asked only by who sets it up, and what the one at hand is called
 * («impor anggaran»); `null` once every step has begun. */
export function useFirstSteps(): { steps: Steps; next: string | null } {
  const sets = may(useSession().actor, 'organisation.manage')
  const steps = useAnswer(calls.readFirstSteps, sets ? nothing : null, { keep: true })
  const atHand = steps.value && stepAtHand(steps.value.steps)
  return { steps, next: atHand ? lowered(words[atHand.id].does) : null }
}

/** Langkah pertama: what a region still needs before its promises can be signed; gone once every
 * step has begun. */
export function FirstSteps({ steps }: { steps: Steps }): JSX.Element | null {
  const { value, refusal, again } = steps
  if (refusal) return <RefusalNote refusal={refusal} again={() => void again()} class="mb-5" />
  const atHand = value && stepAtHand(value.steps)
  if (!value || !atHand) return null
  return (
    <section aria-labelledby="langkah-pertama" class="mb-10">
      <h2 id="langkah-pertama" class="h2 mb-1">
        Langkah pertama daerah ini
      </h2>
      <p class="sec mb-4">Berurutan: yang satu membuka jalan bagi yang berikutnya.</p>
      <Rows label="Langkah pertama">
        {value.steps.map((step) => (
          <Step key={step.id} step={step} atHand={step === atHand} />
        ))}
      </Rows>
    </section>
  )
}

/** «Belum ada» until something is there; then how many, and of how many where that is known. */
const standing = ({ there, of }: FirstStep, what: string): string =>
  there === 0
    ? 'Belum ada.'
    : `${printNumber(there)}${of === null || of === there ? '' : ` dari ${printNumber(of)}`} ${what}.`

function Step({ step, atHand }: { step: FirstStep; atHand: boolean }): JSX.Element {
  const { does, there, href } = words[step.id]
  return (
    <Row
      object={atHand ? does : <a href={href}>{does}</a>}
      why={standing(step, there)}
      action={
        atHand && (
          <a class="btn btn-primary" href={href}>
            Mulai
          </a>
        )
      }
    />
  )
}
