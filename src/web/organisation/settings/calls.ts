import { settingsContract } from '../../../rooms/organisation/region/setting.contract.ts'
import { client } from '../../platform/client.ts'

export const calls = client(settingsContract)
export const nothing = {}
