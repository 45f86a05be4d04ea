// All the code there is: it holds data/ against what cases/ says of it.
import { dataContract } from '@fcc/testing'

dataContract(import.meta.dirname)
