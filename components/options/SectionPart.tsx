import type { ComponentChildren } from 'preact';

export interface SectionPartProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ComponentChildren;
}

/** A heading and what it is about, with what there is beside it. */
export function SectionPart({ title, lead, children }: SectionPartProps) {
  return (
    <section class="lg-part" aria-label={title}>
      <div class="lg-part-about">
        <h2>{title}</h2>
        <p>{lead}</p>
      </div>
      <div class="lg-part-content">{children}</div>
    </section>
  );
}
