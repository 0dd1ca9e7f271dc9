import './no-code-from-strings.ts'
import './styles/page.css'
import { getLocale } from './i18n/locale.ts'
import './elements/room-app.ts'

document.documentElement.lang = getLocale()
