'use client';

import { useWords } from '../language/LanguageProvider';
import { Notice } from '../page/Notice';

/** What is left when a component throws: unmounted, it has let go of camera, microphone and room. */
export default function Crash({ reset }: { error: Error; reset: () => void }) {
  const { crash } = useWords();
  return (
    <Notice heading={crash.heading}>
      <p role="alert">{crash.text}</p>
      <button type="button" className="visavis-button" data-variant="primary" onClick={reset}>
        {crash.retry}
      </button>
    </Notice>
  );
}
