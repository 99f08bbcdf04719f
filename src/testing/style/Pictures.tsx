import type { JSX } from 'preact'
import { Bullet } from '../../web/parts/chart/Bullet.tsx'
import { Chart } from '../../web/parts/chart/Chart.tsx'
import { Heat } from '../../web/parts/chart/Heat.tsx'
import { Months } from '../../web/parts/chart/Months.tsx'
import { Thread } from '../../web/parts/chart/Thread.tsx'
import { heatRows } from './samples.ts'

function Bars(): JSX.Element {
  return (
    <Chart
      sentence="Satu dari tiga indikator berada di jalur"
      context="Realisasi, target, tahun lalu."
      legend="Garis tegak tebal: target. Putus-putus: tahun lalu. Bingkai putus: belum ada angka."
      table={<BarsTable />}
    >
      <div class="space-y-3 min-w-0">
        <Bullet
          value={73.1}
          target={75}
          last={64.9}
          tone="good"
          said="Cakupan KIA: 73,10% dari target 75,00%, tahun lalu 64,90%"
        />
        <Bullet
          value={42.3}
          target={81.2}
          last={66}
          tone="low"
          said="Jalan mantap: 42,30% dari target 81,20%, tahun lalu 66,00%"
        />
        <Bullet
          value={null}
          target={80}
          last={76}
          end={100}
          tone="none"
          said="Air minum layak: belum dilaporkan, target 80,00%"
        />
      </div>
    </Chart>
  )
}

/** The drawings. */
export function Pictures(): JSX.Element {
  return (
    <section>
      <h2 class="h2 mb-5">Bagan</h2>
      <div class="grid md:grid-cols-2 gap-x-12 gap-y-10">
        <Bars />
        <div class="space-y-3 min-w-0">
          <h3 class="font-semibold">Peta panas: satu capaian sangat rendah</h3>
          <Heat
            caption="Capaian per triwulan"
            corner="Indikator"
            columns={['TW I', 'TW II', 'TW III', 'TW IV']}
            rows={heatRows}
          />
        </div>
        <div class="space-y-3 min-w-0">
          <h3 class="font-semibold">Dua belas bulan</h3>
          <Months
            label="Laporan bulanan 2026"
            now={10}
            kinds={[
              'good',
              'good',
              'fine',
              'mid',
              'low',
              'unreported',
              'bad',
              'zero',
              'unmeasurable',
              'notyet',
              'notyet',
              'notyet',
            ]}
          />
        </div>
        <div class="space-y-3 min-w-0">
          <h3 class="font-semibold">Benang amanah</h3>
          <Thread
            label="Rantai janji"
            knots={[
              { kind: 'full', who: 'Wali Kota', what: 'aktif, pernyataan tunggal' },
              {
                kind: 'half',
                who: 'Kepala Dinas',
                what: 'menunggu Wali Kota, 2 hari',
                open: true,
                here: true,
              },
              { kind: 'draft', who: 'Kepala Bidang', what: 'konsep dari PK terakhir' },
            ]}
          />
        </div>
      </div>
    </section>
  )
}

function BarsTable(): JSX.Element {
  return (
    <table class="tbl">
      <thead>
        <tr>
          <th scope="col">Indikator</th>
          <th scope="col" class="r">
            Realisasi, %
          </th>
          <th scope="col" class="r">
            Target, %
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Cakupan KIA</th>
          <td class="r">73,10</td>
          <td class="r">75,00</td>
        </tr>
        <tr>
          <th scope="row">Jalan mantap</th>
          <td class="r">42,30</td>
          <td class="r">81,20</td>
        </tr>
        <tr>
          <th scope="row">Air minum layak</th>
          <td class="r">belum dilaporkan</td>
          <td class="r">80,00</td>
        </tr>
      </tbody>
    </table>
  )
}
