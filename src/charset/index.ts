export { decode } from './decode.ts';
export { gb18030Encode, gbkEncode, gbkQuery } from './gb18030.ts';
