import { graphql } from '../../../gql';

export const TEXT_FIGURES = graphql(`
  query TextFigures($sharedTemplateId: ID!) {
    textFigures(sharedTemplateId: $sharedTemplateId) {
      months
      neighbours {
        tenant {
          id
          code
          name
        }
        sent
        editedPercent
        reopenedPercent
      }
      together {
        councils
        sent
        editedPercent
        reopenedPercent
      }
    }
  }
`);

export const FIGURES_CONSENT = graphql(`
  query FiguresConsent {
    figuresConsent {
      ...WholeFiguresConsent
    }
  }
`);

export const SET_FIGURES_CONSENT = graphql(`
  mutation SetFiguresConsent($input: SetFiguresConsentInput!) {
    setFiguresConsent(input: $input) {
      ...WholeFiguresConsent
    }
  }
`);

export const WHOLE_FIGURES_CONSENT = graphql(`
  fragment WholeFiguresConsent on FiguresConsent {
    given
    givenByName
    givenAt
    mayDecide
    lines {
      itemId
      title
      publisher
      sent
      editedPercent
      reopened
    }
  }
`);
