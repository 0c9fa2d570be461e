import { useEffect, useState, type ComponentProps } from 'react';
import { dropHandedText, handedText } from '../../app/handed-text';
import { TemplateEditor } from './template-editor';

type Props = Pick<ComponentProps<typeof TemplateEditor>, 'tenant' | 'variables' | 'onSaved'>;

/** An empty template, or one that begins with what another screen handed over; unsaved until somebody saves it. */
export function NewTemplate(props: Props) {
  const [handed] = useState(() => handedText('bibliotheek', props.tenant.id));
  useEffect(() => () => dropHandedText('bibliotheek'), []);
  return <TemplateEditor template={undefined} handed={handed} {...props} />;
}
