import * as z from 'zod/mini'
import { fileRoute, Nothing, route, stepUploadRoute } from '../../../kernel/contract.ts'
import { DateText, Year } from '../../../kernel/ids.ts'
import { holidayKinds } from './calendar.rules.ts'

const line = (longest: number) => z.string().check(z.trim(), z.minLength(2), z.maxLength(longest))

export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** The three zones of the country. */
export const TimeZone = z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])
export type TimeZone = z.infer<typeof TimeZone>

/** How a region is called and how its papers begin. */
export const RegionSetting = z.object({
  name: line(80),
  governmentName: line(120),
  headTitle: line(60),
  /** Where its papers are signed. */
  place: line(60),
  timeZone: TimeZone,
  /** Lines above the title of a paper, from top to bottom. */
  letterhead: z.array(line(100)).check(z.maxLength(6)),
  /** The drawn emblem by its hash; `null` is the neutral shield. */
  emblem: z.nullable(Sha256),
})
export type RegionSetting = z.infer<typeof RegionSetting>

/** A setting with its first day, `null` for what the region began with. */
export const DatedSetting = z.object({
  ...RegionSetting.shape,
  timeZone: z.string(),
  since: z.nullable(DateText),
})
export type DatedSetting = z.infer<typeof DatedSetting>

export const HolidayKind = z.enum(holidayKinds)
export const Holiday = z.object({ onDate: DateText, name: line(120), kind: HolidayKind })
export type Holiday = z.infer<typeof Holiday>

/** What a region is called from which day on, and where people reach it. */
export const Settings = z.object({
  /** Names what was read: a write says which it saw. */
  version: z.string(),
  today: DateText,
  /** In order of their first day; the first always counted. */
  settings: z.array(DatedSetting),
  address: z.object({
    url: z.string(),
    /** Addresses that lead here too. */
    others: z.array(z.string()),
  }),
})
export type Settings = z.infer<typeof Settings>

export const HolidaysOfYear = z.object({ year: Year, items: z.array(Holiday) })

export const settingsContract = {
  readSettings: route({
    method: 'GET',
    path: '/api/settings',
    summary: 'Pengaturan daerah: nama, kop, lambang, zona waktu, alamat',
    input: Nothing,
    output: Settings,
  }),
  saveSetting: route({
    method: 'PUT',
    path: '/api/settings',
    summary: 'Ubah pengaturan daerah mulai suatu tanggal',
    input: z.object({ ...RegionSetting.shape, validFrom: DateText }),
    output: Settings,
  }),
  drawEmblem: stepUploadRoute({
    method: 'POST',
    path: '/api/settings/emblems',
    summary: 'Gambar lambang dari PNG, JPEG, atau SVG',
    limits: { bytes: 4 * 1024 * 1024, depth: 0 },
    input: z.object({ kind: z.optional(z.literal('EMBLEM')) }),
    output: z.object({ sha256: Sha256, width: z.int(), height: z.int() }),
    perMinute: 20,
  }),
  readEmblem: fileRoute({
    method: 'GET',
    path: '/api/settings/emblems/:sha256',
    summary: 'Lambang daerah sebagai PNG',
    input: z.object({ sha256: Sha256 }),
  }),
  saveAddress: route({
    method: 'PUT',
    path: '/api/settings/address',
    summary: 'Tetapkan alamat resmi daerah',
    input: z.object({ address: z.string().check(z.trim(), z.minLength(4), z.maxLength(260)) }),
    output: Settings,
  }),
  readHolidays: route({
    method: 'GET',
    path: '/api/settings/holidays',
    summary: 'Hari libur dan cuti bersama satu tahun',
    input: z.object({ year: Year }),
    output: HolidaysOfYear,
  }),
  saveHolidays: route({
    method: 'PUT',
    path: '/api/settings/holidays',
    summary: 'Tambah atau perbaiki hari libur',
    input: z.object({ items: z.array(Holiday).check(z.minLength(1), z.maxLength(100)) }),
    output: z.object({ added: z.int(), corrected: z.int(), same: z.int() }),
  }),
  removeHoliday: route({
    method: 'DELETE',
    path: '/api/settings/holidays/:onDate',
    summary: 'Cabut satu hari libur',
    input: z.object({ onDate: DateText }),
    output: z.object({ onDate: DateText }),
  }),
}
