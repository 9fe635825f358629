import type { Capture, Picture, Session } from '../browser/index.ts';
import { assemble, type FactRecord, type ShotFact } from '../facts/index.ts';
import { hammingDistance } from '../html/index.ts';
import type { CheckDocument } from '../report/index.ts';
import { pictureCaption } from '../wording/pictures.ts';
import type { RunDeps } from './deps.ts';
import { picturesWanted } from './pictures-wanted.ts';

/** Pictures whose looks differ in fewer of 64 bits show the same. */
const SAME_LOOK = 2;

/** Takes pictures of what was found on a target, as soon as it is judged: an hour later the page may be another. */
export async function illustrate(
  runId: string,
  document: CheckDocument,
  records: readonly FactRecord[],
  session: Session,
  deps: RunDeps,
): Promise<ShotFact[]> {
  const shots: ShotFact[] = [];
  const kept: { picture: Picture; shot: ShotFact }[] = [];
  for (const { url, outlines, shows } of picturesWanted(document, assemble(records))) {
    if (deps.signal.aborted) break;
    const at = new Date(deps.now()).toISOString();
    const caption = pictureCaption({ url, at: deps.now(), run: runId });
    const capture = await session.capture({ url, outlines, caption, signal: deps.signal });
    for (const picture of picturesIn(capture)) {
      const outlined = capture.state === 'captured' ? capture.outlined : 0;
      const twin = kept.find(
        (one) => one.shot.url === url && one.shot.outlined === outlined && looksSame(one.picture, picture),
      );
      const stored = twin
        ? { evidence: twin.shot.evidence, thumbnail: twin.shot.thumbnail }
        : {
            evidence: await deps.store.blobs.put(picture.bytes),
            thumbnail: await deps.store.blobs.put(picture.thumbnail),
          };
      const { view, width, height } = picture;
      const shot: ShotFact = { type: 'shot', at, url, shows, view, outlined, width, height, ...stored };
      kept.push({ picture, shot });
      shots.push(shot);
    }
  }
  return shots;
}

const picturesIn = (capture: Capture): Picture[] => (capture.state === 'captured' ? capture.pictures : []);

const looksSame = (one: Picture, other: Picture): boolean =>
  one.view === other.view &&
  one.height === other.height &&
  hammingDistance(one.look, other.look) <= SAME_LOOK;
