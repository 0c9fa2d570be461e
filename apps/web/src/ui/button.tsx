import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Button } from '@nl-design-system-candidate/button-react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: 'plain' | 'primary' | 'tenant' | 'inverse' | 'text';
  size?: 'normal' | 'small' | 'large';
  iconOnly?: boolean;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
  'data-testid'?: string;
  /** In a dialog: where the focus begins. */
  'data-first'?: boolean;
}

const SKIN = { plain: 'btn', primary: 'btn btn-p', tenant: 'btn btn-tn', inverse: 'btn btn-inv', text: 'lnk' } as const;
const SIZE = { normal: '', small: ' btn-s', large: ' btn-lg' } as const;

/** The Button of NL Design System under our skin. */
export function ActionButton({
  kind = 'plain',
  size = 'normal',
  iconOnly,
  className,
  disabled,
  children,
  ...rest
}: Props) {
  const skin = `${SKIN[kind]}${SIZE[size]}${iconOnly ? ' btn-i' : ''}${className ? ` ${className}` : ''}`;
  return (
    <Button
      {...rest}
      purpose={kind === 'primary' || kind === 'tenant' ? 'primary' : kind === 'text' ? 'subtle' : 'secondary'}
      className={skin}
      htmlDisabled={disabled}
    >
      {children as string}
    </Button>
  );
}
