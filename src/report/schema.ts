import { z } from 'zod';
import { checkDocument } from './check-document.ts';
import { linksDocument } from './links-document.ts';
import { reportModel } from './model.ts';
import { probeDocument, remindDocument } from './standing-documents.ts';

const asJson = (schema: z.ZodType, name: string, title: string): Record<string, unknown> => ({
  ...z.toJSONSchema(schema, { target: 'draft-2020-12' }),
  $id: `urn:${name.replace('/', ':')}`,
  title,
});

/** JSON Schemas of what the program prints, by file name in `docs/schema/`. Generated, never edited by hand. */
export const jsonSchemas = (): Record<string, Record<string, unknown>> => ({
  'check@1.json': asJson(
    checkDocument,
    'xunjian/check@1',
    'One target with all its results (xunjian check --format json)',
  ),
  'links@1.json': asJson(
    linksDocument,
    'xunjian/links@1',
    'All links of one site (xunjian links --format json)',
  ),
  'probe@1.json': asJson(
    probeDocument,
    'xunjian/probe@1',
    'One look at every home page (xunjian probe --format json)',
  ),
  'remind@1.json': asJson(
    remindDocument,
    'xunjian/remind@1',
    'How all cases stand (xunjian case remind --format json)',
  ),
  'report@1.json': asJson(
    reportModel,
    'xunjian/report@1',
    'One run with everything its reports are made of (report.json)',
  ),
});
