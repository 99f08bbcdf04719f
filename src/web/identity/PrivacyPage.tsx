import type { JSX } from 'preact'
import { printMomentShort } from '../../kernel/moment.ts'
import type { Session } from '../../rooms/identity/session/session.contract.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { More } from '../parts/list/More.tsx'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAct, usePages } from '../platform/client.ts'
import { sessions, useSession, useSessionPlace } from '../platform/session.tsx'
import { AccountSection } from './AccountSection.tsx'

const nothing = {}

/** The privacy notice (UU 27/2022): what is kept, who sees what, how long, and where one's own looks
 * are listed. */
export function PrivacyPage(): JSX.Element {
  const session = useSession()
  const { entered } = useSessionPlace()
  const read = useAct(sessions.readPrivacy)
  const press = async (): Promise<void> => {
    if (await read(nothing)) entered({ ...session, privacyDue: false } as Session)
  }
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        steps={[{ label: 'Akun saya', href: '/akun' }, { label: 'Pelindungan data' }]}
        context="Menurut UU Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi."
      >
        Data apa yang disimpan tentang Anda, dan siapa yang melihatnya.
      </PageTitle>
      <div class="mt-7 max-w-180 space-y-8">
        <Words governmentName={session.region.governmentName} />
        <RefusalNote refusal={read.refusal} />
        {session.privacyDue && (
          <Button kind="primary" busy={read.busy} onClick={() => void press()}>
            Saya sudah membaca
          </Button>
        )}
        <OwnLooks />
      </div>
    </main>
  )
}

function Words({ governmentName }: { governmentName: string }): JSX.Element {
  return (
    <>
      <AccountSection id="disimpan" title="Yang disimpan">
        <p>
          {governmentName} menyimpan nama, NIP, jabatan, dan golongan Anda dari data kepegawaian;
          PK, angka, bukti, dan tanda tangan yang Anda buat; nama masuk, waktu dan alamat jaringan
          saat Anda masuk, serta percobaan masuk yang gagal. Kata sandi dan kata sandi tanda tangan
          tidak pernah disimpan, hanya sidiknya.
        </p>
      </AccountSection>
      <AccountSection id="yang-melihat" title="Siapa melihat apa">
        <ul class="list-disc pl-5 space-y-1.5">
          <li>Nama dan jabatan Anda: semua pegawai daerah ini.</li>
          <li>
            NIP lengkap: Anda sendiri, pengelola kepegawaian, pengelola akun Anda, dan kedua pihak
            pada perjanjian kinerja; selain itu hanya tiga angka terakhir.
          </li>
          <li>PK dan capaian: perangkat daerah Anda, atasan Anda, perencana, dan pengawas.</li>
          <li>
            Bukti: perangkat daerah Anda dan yang memeriksanya; siapa yang mengunduhnya dari
            perangkat daerah lain tercatat.
          </li>
          <li>
            Nilai bulanan dan triwulanan Anda, dengan NIP: BKN, bila daerah Anda membuka pintu ke
            SIASN; tiap kiriman tercatat.
          </li>
          <li>Sesi, perangkat, dan alamat Anda: Anda sendiri.</li>
          <li>
            Dokumen bertanda tangan: siapa pun yang memegang kodenya dapat memeriksa keasliannya.
          </li>
        </ul>
      </AccountSection>
      <AccountSection id="berapa-lama" title="Berapa lama">
        <p>
          Sesi dan perangkat disimpan 90 hari sesudah berakhir, percobaan masuk yang gagal 400 hari.
          PK, angka, tanda tangan, dan jejak perubahan adalah arsip daerah dan tidak dihapus.
        </p>
      </AccountSection>
      <AccountSection id="hak-anda" title="Hak Anda">
        <p>
          Anda berhak melihat dan meminta perbaikan data Anda. Data kepegawaian diperbaiki BKPSDM;
          pertanyaan lain dijawab Bagian Organisasi.
        </p>
      </AccountSection>
    </>
  )
}

const lookWords: Record<string, string> = {
  'evidence.downloaded': 'Mengunduh bukti perangkat daerah lain',
}

/** What one looked at oneself and what is kept of it. */
function OwnLooks(): JSX.Element {
  const { timeZone } = useSession().region
  const looks = usePages(sessions.listOwnLooks, nothing)
  return (
    <AccountSection id="yang-saya-lihat" title="Yang pernah Anda lihat dan tercatat">
      <RefusalNote refusal={looks.refusal} again={() => void looks.again()} />
      {looks.items?.length === 0 && (
        <p class="sec">Belum ada. Unduhan bukti dari perangkat daerah lain akan tampil di sini.</p>
      )}
      {looks.items && looks.items.length > 0 && (
        <Rows label="Yang pernah Anda lihat">
          {looks.items.map(({ id, act, at, reason }) => (
            <Row
              key={id}
              object={lookWords[act] ?? act}
              why={reason}
              meta={printMomentShort(at, timeZone)}
            />
          ))}
        </Rows>
      )}
      <More more={looks.more && (() => void looks.more?.())} busy={looks.busy} />
    </AccountSection>
  )
}
