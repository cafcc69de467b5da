import { boot } from './app/boot.tsx'

const root = document.getElementById('root')
if (root !== null) boot(root)
