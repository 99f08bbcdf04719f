import { accountContract } from '../../../rooms/identity/account/account.contract.ts'
import { client } from '../../platform/client.ts'

export const accounts = client(accountContract)
