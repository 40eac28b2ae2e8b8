import { Images } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import type { Command } from '../../lib/core/settings/keyBindings.ts';
import { pressReaction } from '../../lib/core/judging/reaction.ts';
import type { Reaction } from '../../lib/core/judging/reaction.ts';
import { text } from '../../lib/core/text.ts';
import { sizeOf } from '../gallery/cards/cardShape.ts';
import { commandFor } from '../gallery/galleryKeys.ts';
import type { CompareProps } from '../gallery/galleryViews.ts';
import { drawnText } from '../preview/drawnText.ts';
import { ZOOM_STEP } from '../preview/pictureZoom.ts';
import { usePreloaded } from '../preview/usePreloaded.ts';
import { activeElement } from '../ui/activeElement.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { keepTabInside } from '../ui/keepTabInside.ts';
import { CompareHead } from './CompareHead.tsx';
import type { CompareMode } from './CompareHead.tsx';
import { placeKey, pressesTarget } from './compareKeys.ts';
import { ComparePane } from './ComparePane.tsx';
import { beginContest, isOver, keep, roundsOf, skip, winnerOf } from './contest.ts';
import type { Contest, Place } from './contest.ts';
import { paneAt } from './paneAt.ts';
import { RoundBar } from './RoundBar.tsx';
import { useComparedDecisions } from './useComparedDecisions.ts';
import { useComparedItems } from './useComparedItems.ts';
import type { ComparedItems } from './useComparedItems.ts';
import { useCompareSteps } from './useCompareSteps.ts';
import type { CompareStep } from './useCompareSteps.ts';
import { useInStep } from './useInStep.ts';

const MOST = 4;
/** Pictures to come that are drawn. */
const COMING = 8;

/** Pictures beside each other, over the nearest positioned ancestor. It takes the focus; giving it back is the opener's part. */
export function Compare(props: CompareProps) {
  const { bindings, canLike, canDislike, onClose } = props;
  const dialog = useRef<HTMLDivElement>(null);
  const compared = useComparedItems(props.items);
  const [beside] = useState(() => [...new Set(props.keys)].filter(compared.has).slice(0, MOST));
  const [mode, setMode] = useState<CompareMode>('side');
  const [contest, setContest] = useState(() => beginContest([...beside, ...props.queue.filter(compared.has)]));
  const [lead, setLead] = useState(0);
  const [inStep, setInStep] = useState(true);
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set<string>());
  const [said, setSaid] = useState('');
  const steps = useCompareSteps();
  const decisions = useComparedDecisions(props.onCompared);

  const places: readonly (string | null)[] = mode === 'side' ? beside : contest.shown;
  const panes = places.flatMap((key, place) => {
    const item = key === null ? undefined : compared.get(key);
    return item ? [{ item, place }] : [];
  });
  const current = panes.find(({ place }) => place === lead) ?? panes[0];
  const together = useInStep(inStep, current?.place ?? 0);
  const coming = mode === 'side' ? [] : comingItems(contest, compared);
  usePreloaded(panes.every(({ item }) => settled.has(item.key)) ? coming.slice(0, 2) : []);

  useLayoutEffect(() => focusPane(0), []);
  useLayoutEffect(() => {
    const focused = dialog.current && activeElement(dialog.current);
    if (focused === null || focused === document.body) focusPane(current?.place ?? 0);
  }, [contest, mode]);

  function paneElements(): HTMLElement[] {
    return [...(dialog.current?.querySelectorAll<HTMLElement>('.lg-pane') ?? [])];
  }

  function focusPane(place: number): void {
    const pane = paneElements().find(({ dataset }) => Number(dataset['place']) === place);
    (pane ?? dialog.current)?.focus({ preventScroll: true });
  }

  function leave(): void {
    onClose(current?.item.key ?? props.keys[0] ?? '');
  }

  function judge(item: GalleryItem, liked: Reaction): void {
    if (liked === item.liked) return;
    steps.record({ kind: 'judgement', key: item.key, before: item.liked, after: liked });
    compared.noteReaction(item.key, liked);
    props.onJudge(item, liked);
    const name = liked === null ? 'compare_said_cleared' : liked ? 'compare_said_liked' : 'compare_said_disliked';
    setSaid(text(name, { caption: drawnText(item.caption, 100) }));
  }

  function goOn(after: Contest): void {
    if (after === contest) return;
    steps.record({ kind: 'round', before: contest, after });
    setContest(after);
    setSaid(roundSaid(after));
  }

  function roundSaid(present: Contest): string {
    const first = captionOf(winnerOf(present));
    if (isOver(present)) return text('compare_said_winner', { caption: first });
    const second = captionOf(present.shown[present.winner === 1 ? 0 : 1]);
    return first === '' ? second : text('compare_said_round', { first, second });
  }

  function captionOf(key: string | null): string {
    return drawnText((key !== null && compared.get(key)?.caption) || '', 100);
  }

  function keepAt(place: number): void {
    if (place > 1) return;
    const after = keep(contest, place as Place, compared.has);
    const [chosen, rejected] = [contest.shown[place], contest.shown[1 - place]].map((key) =>
      key ? compared.get(key) : undefined,
    );
    if (after !== contest && chosen && rejected) decisions.make(after, chosen, rejected);
    goOn(after);
    setLead(place);
    focusPane(place);
  }

  function replay(step: CompareStep | null, direction: 'undo' | 'redo'): void {
    if (step === null) setSaid(text(direction === 'undo' ? 'compare_nothing_to_undo' : 'compare_nothing_to_redo'));
    else if (step.kind === 'round') {
      setMode('winner');
      setContest(direction === 'undo' ? step.before : step.after);
      if (direction === 'undo') decisions.takeBack(step.after);
      else decisions.makeAgain(step.after);
      setSaid(text(direction === 'undo' ? 'compare_round_undone' : 'compare_round_redone'));
    } else {
      compared.noteReaction(step.key, direction === 'undo' ? step.before : step.after);
      props.run(direction);
    }
  }

  function zoomBy(factor: number): void {
    together.zoomAt(current?.place ?? 0)?.zoomBy(factor);
  }

  /** Answers whether there is such a command here. */
  function run(command: Command): boolean {
    const item = current?.item;
    switch (command) {
      case 'left':
      case 'right':
      case 'up':
      case 'down': {
        const elements = paneElements();
        const from = elements.findIndex(({ dataset }) => Number(dataset['place']) === current?.place);
        const next = paneAt(elements.map(middleOf), from, command);
        if (next !== undefined) elements[next]?.focus();
        return true;
      }
      case 'first':
      case 'last':
        paneElements()
          .at(command === 'first' ? 0 : -1)
          ?.focus();
        return true;
      case 'like':
      case 'dislike':
        if (item && (command === 'like' ? canLike : canDislike))
          judge(item, pressReaction(item.liked, command === 'like'));
        return true;
      case 'clear':
        if (item && (canLike || canDislike)) judge(item, null);
        return true;
      case 'undo':
        replay(steps.back(), 'undo');
        return true;
      case 'redo':
        replay(steps.forward(), 'redo');
        return true;
      case 'zoom':
        together.zoomAt(current?.place ?? 0)?.toggle();
        return true;
      case 'zoomIn':
      case 'zoomOut':
        zoomBy(command === 'zoomIn' ? ZOOM_STEP : 1 / ZOOM_STEP);
        return true;
      case 'compare':
        leave();
        return true;
      default:
        return false;
    }
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    if (event.defaultPrevented || event.isComposing) return;
    const place = placeKey(event);
    if (event.key === 'Escape') leave();
    else if (place !== undefined) {
      if (!event.repeat && mode === 'side') focusPane(place);
      else if (!event.repeat) keepAt(place);
    } else if (mode === 'winner' && event.key === ' ' && !pressesTarget(event)) {
      if (!event.repeat) goOn(skip(contest, compared.has));
    } else {
      keepTabInside(event);
      const asked = commandFor(event, bindings);
      if (!asked || !run(asked.command)) return;
    }
    event.preventDefault();
  }

  const winner = mode === 'winner' && isOver(contest) ? current?.item : undefined;
  return (
    <div
      ref={dialog}
      class="lg-compare"
      role="dialog"
      aria-modal="true"
      aria-label={text('compare_dialog')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <CompareHead
        count={mode === 'side' ? panes.length : roundsOf(contest) + 1}
        mode={mode}
        inStep={inStep}
        magnification={together.magnification}
        bindings={bindings}
        onMode={setMode}
        onInStep={setInStep}
        onZoom={zoomBy}
        onToggle={() => run('zoom')}
        onClose={leave}
      />
      <div class={`lg-panes lg-panes-${panes.length}`}>
        {panes.map(({ item, place }) => (
          <ComparePane
            key={place}
            item={item}
            place={place}
            known={sizeOf(item, props.found)}
            canLike={canLike}
            canDislike={canDislike}
            notSaved={props.notSaved?.has(item.key) ?? false}
            current={item === current?.item}
            won={mode === 'winner' && contest.winner === place ? contest.streak : undefined}
            steps={together}
            onJudge={judge}
            onKeep={mode === 'winner' && !isOver(contest) ? () => keepAt(place) : undefined}
            onFocus={() => setLead(place)}
            onTwice={(zoom, at) => zoom.toggle({ at })}
            onSettled={(key) => setSettled((before) => new Set(before).add(key))}
          />
        ))}
        {panes.length === 0 && (
          <EmptyState
            icon={Images}
            title={text('compare_gone')}
            actions={
              <Button variant="soft" onClick={leave}>
                {text('preview_back')}
              </Button>
            }
          />
        )}
      </div>
      {mode === 'winner' && panes.length > 0 && (
        <RoundBar
          contest={contest}
          coming={coming}
          bindings={bindings}
          winner={winner}
          canLike={canLike}
          onSkip={() => goOn(skip(contest, compared.has))}
          onUndo={() => run('undo')}
          onLikeWinner={() => winner && judge(winner, pressReaction(winner.liked, true))}
          onClose={leave}
        />
      )}
      <div class="lg-visually-hidden" role="status">
        {said}
      </div>
    </div>
  );
}

function comingItems({ coming }: Contest, compared: ComparedItems): GalleryItem[] {
  const items: GalleryItem[] = [];
  for (const key of coming) {
    const item = compared.has(key) ? compared.get(key) : undefined;
    if (item) items.push(item);
    if (items.length === COMING) break;
  }
  return items;
}

function middleOf(element: HTMLElement): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
