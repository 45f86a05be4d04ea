import { pluginContract } from '@fcc/testing'
import plugin from '../index.ts'

pluginContract(plugin)
