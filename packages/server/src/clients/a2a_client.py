"""What the A2A SDK's client for Python does at the endpoint; prints a line for each thing that held."""
import asyncio
import sys

import httpx
from a2a.client import A2ACardResolver, ClientConfig, ClientFactory
from a2a.types import (
    CancelTaskRequest,
    GetExtendedAgentCardRequest,
    GetTaskRequest,
    ListTasksRequest,
    Message,
    Part,
    Role,
    SendMessageRequest,
    TaskState,
)
from a2a.utils.signing import InvalidSignaturesError, create_signature_verifier
from jwt import PyJWK

url, key = sys.argv[1:3]


def asked(text, skill, now=False):
    message = Message(
        message_id=f"m-{skill}-{text}", role=Role.ROLE_USER, parts=[Part(text=text)]
    )
    message.metadata.update({"skill": skill})
    request = SendMessageRequest(message=message)
    request.configuration.return_immediately = now
    return request


async def last_task(client, request):
    last = None
    async for event in client.send_message(request):
        if event.HasField("task"):
            last = event.task
    return last


async def main():
    headers = {"authorization": f"Bearer {key}"}
    async with httpx.AsyncClient(headers=headers, timeout=60) as http:
        whole = await ClientFactory(ClientConfig(httpx_client=http, streaming=False)).create_from_url(url)
        streamed = await ClientFactory(ClientConfig(httpx_client=http)).create_from_url(url)

        task = await last_task(whole, asked("hello", "house/shout"))
        assert task.status.state == TaskState.TASK_STATE_COMPLETED, task
        assert task.artifacts[0].parts[0].text == "HELLO", task
        print("sends a message")

        states = []
        async for event in streamed.send_message(asked("hello again", "house/shout")):
            if event.HasField("task"):
                states.append(event.task.status.state)
            if event.HasField("status_update"):
                states.append(event.status_update.status.state)
        assert states[-1] == TaskState.TASK_STATE_COMPLETED and len(states) > 1, states
        print("streams a message")

        again = await whole.get_task(GetTaskRequest(id=task.id))
        assert again.artifacts[0].parts[0].text == "HELLO"
        listed = await whole.list_tasks(ListTasksRequest(page_size=1))
        assert len(listed.tasks) == 1 and listed.next_page_token, listed
        after = await whole.list_tasks(ListTasksRequest(page_size=1, page_token=listed.next_page_token))
        assert after.tasks[0].id != listed.tasks[0].id
        print("reads and lists tasks")

        slow = await last_task(whole, asked("x", "house/slowly", now=True))
        assert slow.status.state in (TaskState.TASK_STATE_SUBMITTED, TaskState.TASK_STATE_WORKING), slow
        gone = await whole.cancel_task(CancelTaskRequest(id=slow.id))
        assert gone.status.state == TaskState.TASK_STATE_CANCELED, gone
        print("cancels a task")

        for client, text in [(streamed, "y"), (whole, "z")]:
            waiting = await last_task(client, asked(text, "house/vote"))
            assert waiting.status.state == TaskState.TASK_STATE_INPUT_REQUIRED, waiting
            assert "May it go?" in waiting.status.message.parts[0].text
        print("hears that input is required")

        refused = await last_task(whole, asked("a BOMB", "house/shout"))
        assert refused.status.state == TaskState.TASK_STATE_REJECTED, refused
        print("hears a refusal")

        card = await whole.get_extended_agent_card(GetExtendedAgentCardRequest())
        assert "house-writer" in [skill.id for skill in card.skills]
        print("reads the extended card")

        keys = {key["kid"]: key for key in (await http.get(f"{url}/.well-known/jwks.json")).json()["keys"]}

        def key_of(kid, jku):
            assert jku == f"{url}/.well-known/jwks.json", jku
            return PyJWK(keys[kid])

        verify = create_signature_verifier(key_of, ["ES256"])
        public = await A2ACardResolver(http, url).get_agent_card(signature_verifier=verify)
        assert public.security_schemes["token"].http_auth_security_scheme.scheme == "Bearer"
        verify(card)
        card.name = "Other"
        try:
            verify(card)
            raise SystemExit("another card was taken for the signed one")
        except InvalidSignaturesError:
            print("verifies the cards")

        try:
            await whole.get_task(GetTaskRequest(id="none"))
            raise SystemExit("there was a task")
        except Exception as error:
            assert "FCC_RUN_UNKNOWN" in str(error) or "not found" in str(error).lower(), error
    async with httpx.AsyncClient(timeout=60) as nobody:
        client = await ClientFactory(ClientConfig(httpx_client=nobody, streaming=False)).create_from_url(url)
        try:
            await client.get_extended_agent_card(GetExtendedAgentCardRequest())
            raise SystemExit("nobody was let in")
        except Exception as error:
            assert "401" in str(error), error
    print("throws its own errors")


asyncio.run(main())
