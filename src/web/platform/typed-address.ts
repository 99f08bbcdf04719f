import { addressTo } from './address.ts'

/** Where somebody types what imports bring too (`web/imports/typed`); saving leads back here. */
export const typedAddress = (form: string, query: Record<string, string | undefined>): string =>
  addressTo(`/ubah/${form}`, { ...query, kembali: `${location.pathname}${location.search}` })
