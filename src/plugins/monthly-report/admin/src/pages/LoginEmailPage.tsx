import { useState, type FormEvent } from 'react';
import { Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { Layouts, Page, useAuth, useFetchClient } from '@strapi/strapi/admin';

import { useStep } from '../services/useStep';
import { useWords } from '../services/useWords';

/** Changes the login address. It asks for the present password, which Strapi's own profile page does not send. */
const LoginEmailPage = () => {
  const words = useWords();
  const { put } = useFetchClient();
  const { running, run } = useStep();
  const present = useAuth('LoginEmailPage', ({ user }) => user?.email ?? '');
  const [email, setEmail] = useState('');
  const [currentPassword, setCurrentPassword] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const refused = await run(
      () => put('/admin/users/me', { email: email.trim(), currentPassword }),
      words('loginEmail.done', { email: email.trim() }),
    );
    setRefusal(refused?.sentence ?? null);
    if (refused === null) setCurrentPassword('');
  };

  return (
    <Layouts.Root>
      <Page.Main>
        <Page.Title>{words('loginEmail.title')}</Page.Title>
        <Layouts.Header
          title={words('loginEmail.title')}
          subtitle={words('loginEmail.present', { email: present })}
        />
        <Layouts.Content>
          <Flex
            tag="form"
            noValidate
            direction="column"
            alignItems="stretch"
            gap={4}
            background="neutral0"
            padding={6}
            hasRadius
            shadow="filterShadow"
            onSubmit={(event: FormEvent) => void onSubmit(event)}
          >
            <Typography tag="p">{words('loginEmail.note')}</Typography>
            <Field.Root name="email" required>
              <Field.Label>{words('loginEmail.new')}</Field.Label>
              <TextInput
                type="email"
                autoComplete="email"
                value={email}
                onChange={({ target }: { target: HTMLInputElement }) => setEmail(target.value)}
              />
            </Field.Root>
            <Field.Root name="currentPassword" required>
              <Field.Label>{words('loginEmail.password')}</Field.Label>
              <TextInput
                type="password"
                autoComplete="current-password"
                value={currentPassword}
                onChange={({ target }: { target: HTMLInputElement }) => setCurrentPassword(target.value)}
              />
            </Field.Root>
            {refusal === null ? null : (
              <Typography textColor="danger600" role="alert" tag="p">
                {refusal}
              </Typography>
            )}
            <Flex>
              <Button
                type="submit"
                loading={running}
                disabled={email.trim() === '' || currentPassword === ''}
              >
                {words('loginEmail.change')}
              </Button>
            </Flex>
          </Flex>
        </Layouts.Content>
      </Page.Main>
    </Layouts.Root>
  );
};

export default LoginEmailPage;
