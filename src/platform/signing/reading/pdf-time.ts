const pattern =
  /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:Z(?:00'?(?:00'?)?)?|([+-])(\d{2})'?(\d{2})?'?)$/

/** A moment as PDF writes it, `D:20260119094700+08'00'`; `undefined` when it is no moment or tells
 * no zone. */
export function pdfMoment(text: string): Date | undefined {
  const found = pattern.exec(text)
  if (!found) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map(Number)
  const offset = (Number(found[8] ?? 0) * 60 + Number(found[9] ?? 0)) * (found[7] === '-' ? -1 : 1)
  const moment = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const isReal =
    moment.getUTCMonth() === month - 1 &&
    moment.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60
  return isReal ? new Date(moment.getTime() - offset * 60_000) : undefined
}
