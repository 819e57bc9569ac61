// The block in the editor: which element, its attributes, and what is shown until it runs. The server draws it. A block
// of its own keeps these names out of the editor's page.
{
  const { carequeueElements: elements, wp } = window;
  const { createElement: draw, Fragment } = wp.element;
  const { InspectorControls, useBlockProps } = wp.blockEditor;
  const { PanelBody, Placeholder, SelectControl, TextareaControl, TextControl, ToggleControl } = wp.components;
  const { __ } = wp.i18n;
  const NOT_SET_HERE = ['base-url', 'publishable-key'];

  const titleOf = (name) => `CareQueue: ${name}`;

  const attributeControl = (attribute, facts, change) => {
    const { type, description } = facts;
    const { settings, setAttributes } = change;
    const set = (value) => {
      const { [attribute]: _before, ...others } = settings;
      const isGiven = value !== '' && value !== false;
      setAttributes({ settings: isGiven ? { ...others, [attribute]: value } : others });
    };
    const common = { key: attribute, label: attribute, help: description, onChange: set };
    return type === 'boolean'
      ? draw(ToggleControl, { ...common, checked: settings[attribute] === true })
      : draw(TextControl, { ...common, value: settings[attribute] ?? '' });
  };

  const Edit = ({ attributes, setAttributes }) => {
    const { element, settings, fallback } = attributes;
    const facts = elements[element]?.attributes ?? {};
    const names = Object.keys(facts).filter((name) => !NOT_SET_HERE.includes(name));
    const change = { settings, setAttributes };
    return draw(
      Fragment,
      null,
      draw(
        InspectorControls,
        null,
        draw(
          PanelBody,
          { title: __('Queue', 'carequeue') },
          draw(SelectControl, {
            label: __('Shows', 'carequeue'),
            help: elements[element]?.summary,
            value: element,
            options: Object.keys(elements).map((name) => ({ value: name, label: name })),
            onChange: (name) => setAttributes({ element: name }),
          }),
          names.map((name) => attributeControl(name, facts[name], change)),
          draw(TextareaControl, {
            label: __('Shown until it runs, and when it cannot', 'carequeue'),
            value: fallback,
            onChange: (text) => setAttributes({ fallback: text }),
          }),
        ),
      ),
      draw(
        'div',
        useBlockProps(),
        draw(
          Placeholder,
          { icon: 'groups', label: titleOf(element), instructions: elements[element]?.summary },
          draw('code', null, settings.department || __('Choose a department in the sidebar.', 'carequeue')),
        ),
      ),
    );
  };

  wp.blocks.registerBlockType('carequeue/element', { edit: Edit, save: () => null });
  for (const [name, { summary }] of Object.entries(elements)) {
    wp.blocks.registerBlockVariation('carequeue/element', {
      name,
      title: titleOf(name),
      description: summary,
      attributes: { element: name },
      isActive: ['element'],
      scope: ['inserter', 'transform'],
    });
  }
}
