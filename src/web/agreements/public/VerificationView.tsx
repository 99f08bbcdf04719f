import type { JSX } from 'preact'
import { printNumber } from '../../../kernel/indonesian.ts'
import type {
  CheckedDocument,
  CheckedSignature,
  Verdict,
  VerificationPage,
} from '../../../rooms/agreements/public/public.contract.ts'
import { Icon, Shape } from '../../parts/Drawing.tsx'
import type { MarkKind, Tone } from '../../parts/drawings.ts'
import { Nip } from '../../parts/Nip.tsx'
import { Note } from '../../parts/Note.tsx'
import { PublicFrame, PublicOpening } from '../../parts/PublicFrame.tsx'
import { TechnicalDetails } from '../../parts/TechnicalDetails.tsx'
import { CheckCodeForm, CheckFileForm } from './CheckForms.tsx'

const faces: Record<Verdict, { tone: Tone; title: string } | null> = {
  GENUINE: { tone: 'good', title: 'Asli.' },
  WET: { tone: 'accent', title: 'Tanda tangan basah.' },
  PARTIAL: { tone: 'mid', title: 'Belum lengkap.' },
  UNSIGNED: { tone: 'mid', title: 'Belum ditandatangani.' },
  BROKEN: { tone: 'bad', title: 'Tidak lolos pemeriksaan.' },
  FALSE: { tone: 'bad', title: 'Tidak terbukti asli.' },
  UNCHECKED: { tone: 'mid', title: 'Belum diperiksa.' },
  UNKNOWN: null,
  ASK: null,
}

/** Is this document genuine? Drawn on the server, for anybody with the code or the file. */
export function VerificationView(page: VerificationPage): JSX.Element {
  const { region, verdict, source, sentence, context, code } = page
  const asks = verdict === 'ASK' || verdict === 'UNKNOWN'
  return (
    <PublicFrame region={region}>
      <PublicOpening
        eyebrow={source === 'FILE' ? 'Hasil pemeriksaan berkas' : 'Pemeriksaan keaslian dokumen'}
        sentence={sentence}
        context={context}
        aside={<Assurance page={page} />}
      />
      {asks ? (
        <div class="wrap py-8 md:py-10 grid grid-cols-1 md:grid-cols-2 gap-5">
          <div class="sheet p-5 md:p-6">
            <CheckFileForm code={null} />
          </div>
          <div class="sheet p-5 md:p-6">
            <CheckCodeForm />
          </div>
        </div>
      ) : (
        <div class="wrap py-8 md:py-10 grid lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-12 gap-y-10">
          <div class="space-y-9 min-w-0">
            <Problems problems={page.problems} />
            <Signatures
              signatures={page.signatures}
              title={verdict === 'FALSE' ? 'Tanda tangan di dalamnya' : 'Siapa yang menandatangani'}
            />
            {page.paper && <Paper proof={page.paper.proof} />}
            {page.handover && <Handover handover={page.handover} />}
            {page.document && <Facts document={page.document} />}
            <Technical page={page} />
          </div>
          <aside class="space-y-9" aria-label="Unduh dan periksa">
            <Downloads page={page} />
            <CheckFileForm
              code={source === 'REGISTER' ? code : null}
              quiet={page.download !== null}
            />
            <p class="sec">
              <a class="link" href="/verifikasi">
                Periksa dengan kode lain
              </a>
            </p>
          </aside>
        </div>
      )}
    </PublicFrame>
  )
}

function Assurance({
  page: { verdict, label, region },
}: {
  page: VerificationPage
}): JSX.Element | null {
  const face = faces[verdict]
  if (!face) return null
  return (
    <Note tone={face.tone} title={face.title}>
      {verdict === 'GENUINE' || verdict === 'PARTIAL' ? (
        <>
          {label}: sertifikatnya diterbitkan {region.governmentName}, bukan oleh BSrE.{' '}
          <a class="link" href="/verifikasi/sertifikat">
            Daftar sertifikat
          </a>
        </>
      ) : verdict === 'WET' ? (
        'Ditandatangani di atas kertas, jadi tidak ada tanda tangan elektronik yang dapat diperiksa. ' +
        'Yang disimpan di sini pindaiannya; bila ragu, bandingkan dengan kertas aslinya.'
      ) : verdict === 'UNSIGNED' ? (
        'Isinya masih dapat berubah. Buka lagi halaman ini setelah ditandatangani.'
      ) : verdict === 'UNCHECKED' ? (
        'Belum ada yang terbukti, asli atau tidak. Bila tetap begini, Bagian Organisasi dapat memeriksanya.'
      ) : (
        'Tanyakan kepada yang memberikan dokumen ini, atau kepada Bagian Organisasi.'
      )}
    </Note>
  )
}

function Problems({ problems }: { problems: readonly string[] }): JSX.Element | null {
  if (problems.length === 0) return null
  return (
    <section aria-labelledby="temuan">
      <h2 id="temuan" class="h2">
        Yang ditemukan
      </h2>
      <ul class="mt-3 space-y-2.5">
        {problems.map((detail) => (
          <li key={detail} class="flex gap-2.5 leading-snug">
            <span class="mt-0.5 flex-none" data-s="bad">
              <Shape kind="bad" size={16} />
            </span>
            <span class="min-w-0 wrap-anywhere">{detail}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const signMark = (valid: boolean): { kind: MarkKind; tone: Tone; word: string } =>
  valid
    ? { kind: 'good', tone: 'good', word: 'Sah' }
    : { kind: 'bad', tone: 'bad', word: 'Tidak sah' }

function Signatures({
  signatures,
  title,
}: {
  signatures: readonly CheckedSignature[]
  title: string
}): JSX.Element | null {
  if (signatures.length === 0) return null
  return (
    <section aria-labelledby="tanda-tangan">
      <h2 id="tanda-tangan" class="h2 mb-3">
        {title}
      </h2>
      <ol class="sheet rows">
        {signatures.map(({ name, position, nip, at, valid, mark }, i) => {
          const { kind, tone, word } = signMark(valid)
          return (
            <li key={i} class="row">
              <div class="min-w-0">
                <p class="font-semibold leading-snug">{name}</p>
                {position && <p class="sec">{position}</p>}
                <p class="meta mt-1">
                  {at ? `Ditandatangani ${at}` : 'Waktu tidak diketahui'}
                  {nip && (
                    <>
                      <br />
                      <Nip of={nip} />
                    </>
                  )}
                </p>
                {mark && (
                  <p class="sec mt-1 flex gap-2">
                    <span class="mt-0.5 flex-none" data-s="mid">
                      <Shape kind="mid" size={16} />
                    </span>
                    {mark}
                  </p>
                )}
              </div>
              <p class="row-end">
                <span class="mark" data-s={tone}>
                  <Shape kind={kind} />
                  {word}
                </span>
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

const Paper = ({ proof }: { proof: string }): JSX.Element => (
  <section aria-labelledby="basah">
    <h2 id="basah" class="h2">
      Bagaimana tercatat
    </h2>
    <p class="mt-3 leading-snug">{proof}</p>
  </section>
)

const Handover = ({
  handover: { sentence, digest },
}: {
  handover: NonNullable<VerificationPage['handover']>
}): JSX.Element => (
  <section aria-labelledby="serah-terima">
    <h2 id="serah-terima" class="h2">
      Memori serah terima
    </h2>
    <p class="mt-3 leading-snug">{sentence}</p>
    <p class="meta mt-1 num wrap-anywhere">Sidik isi memori: {digest}</p>
  </section>
)

function Facts({ document }: { document: CheckedDocument }): JSX.Element {
  const { code, year, version, name, position, office, levelLabel, state, parent, parentMoved } =
    document
  const facts: [string, string | null][] = [
    ['Dokumen', `Perjanjian Kinerja ${version > 1 ? 'Perubahan ' : ''}${year}, versi ${version}`],
    ['Nomor', code],
    ['Keadaan', state],
    ['Pihak pertama', `${name}, ${position}`],
    ['Perangkat daerah', office],
    ['Tingkat', levelLabel],
    [
      'Menopang',
      parent &&
        'PK atasan ' +
          `${parent}${parentMoved ? ' menurut isi lamanya; PK atasan itu sudah disepakati ulang dengan isi baru' : ''}`,
    ],
  ]
  return (
    <section aria-labelledby="dokumen">
      <h2 id="dokumen" class="h2 mb-3">
        Dokumennya
      </h2>
      <dl class="sheet rows text-sm">
        {facts.map(
          ([term, words]) =>
            words && (
              <div key={term} class="px-4 md:px-5 py-2.5 grid sm:grid-cols-[9.5rem_1fr] gap-x-4">
                <dt class="text-ink-3">{term}</dt>
                <dd>{words}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}

/** What is compared by who knows: the digest on the paper's foot, and how each signature is made. */
function Technical({
  page: { signatures, document, digest, paper },
}: {
  page: VerificationPage
}): JSX.Element | null {
  const shown = document ? digest : null
  if (!shown && !paper && signatures.length === 0) return null
  return (
    <TechnicalDetails>
      <dl class="sheet rows text-sm">
        {signatures.map(({ name, level }, i) => (
          <div key={i} class="px-4 md:px-5 py-2.5 grid sm:grid-cols-[9.5rem_1fr] gap-x-4">
            <dt class="text-ink-3">{level}</dt>
            <dd>{name}</dd>
          </div>
        ))}
        {paper && (
          <div class="px-4 md:px-5 py-2.5 grid sm:grid-cols-[9.5rem_1fr] gap-x-4">
            <dt class="text-ink-3">Sidik pindaian</dt>
            <dd class="num wrap-anywhere">
              {paper.sha256}
              <span class="meta block">SHA-256 dari berkas pindaiannya.</span>
            </dd>
          </div>
        )}
        {shown && (
          <div class="px-4 md:px-5 py-2.5 grid sm:grid-cols-[9.5rem_1fr] gap-x-4">
            <dt class="text-ink-3">Sidik isi</dt>
            <dd class="num wrap-anywhere">
              {shown}
              <span class="meta block">
                SHA-256 dari isi perjanjian; sidik yang sama tercetak di kaki halaman dokumen.
              </span>
            </dd>
          </div>
        )}
      </dl>
    </TechnicalDetails>
  )
}

function Downloads({
  page: { download, more, paper },
}: {
  page: VerificationPage
}): JSX.Element | null {
  if (!download && !more) return null
  return (
    <section aria-labelledby="unduh">
      <h2 id="unduh" class="h2 mb-2">
        {download ? 'Dokumen lengkap' : 'Menurut catatan kami'}
      </h2>
      {download && (
        <a class="btn btn-primary w-full" href={download.href}>
          <Icon name="unduh" />
          {paper ? 'Buka pindaian' : 'Buka PDF'} ({printNumber(download.kilobytes)} KB)
        </a>
      )}
      {more && (
        <p class="sec">
          <a class="link" href={more.href}>
            {more.label}
          </a>
        </p>
      )}
    </section>
  )
}
