"""What the client that OpenAI publishes for Python does at the endpoint; prints a line for each thing that held."""
import sys

import openai

base_url, key = sys.argv[1:3]
client = openai.OpenAI(base_url=base_url, api_key=key, max_retries=0)
model = "house-writer"
messages = [{"role": "user", "content": "Good morning."}]

assert model in [each.id for each in client.models.list()]
print("lists models")

whole = client.chat.completions.create(model=model, messages=messages)
assert whole.choices[0].message.content == "I read it.", whole
assert whole.usage.total_tokens == 10
print("chats")

stream = client.chat.completions.create(
    model=model, messages=messages, stream=True, stream_options={"include_usage": True}
)
text, tokens = "", 0
for chunk in stream:
    if chunk.choices:
        text += chunk.choices[0].delta.content or ""
    if chunk.usage:
        tokens = chunk.usage.total_tokens
assert (text, tokens) == ("I read it.", 10), (text, tokens)
print("streams a chat")

assert client.responses.create(model=model, input="Good morning.").output_text == "I read it."
print("creates a response")

with client.responses.stream(model=model, input="Good morning.") as events:
    text = "".join(event.delta for event in events if event.type == "response.output_text.delta")
    last = events.get_final_response()
assert (text, last.status) == ("I read it.", "completed"), (text, last)
print("streams a response")

refused = client.chat.completions.create(model=model, messages=[{"role": "user", "content": "A BOMB"}])
assert refused.choices[0].finish_reason == "content_filter"
assert "no-bombs" in refused.choices[0].message.refusal
print("hears a refusal")

for wrong, error in [
    (dict(model="gpt-9", messages=messages), openai.NotFoundError),
    (dict(model=model, messages=messages, n=3), openai.UnprocessableEntityError),
]:
    try:
        client.chat.completions.create(**wrong)
        raise SystemExit("nothing was refused")
    except error:
        pass
try:
    openai.OpenAI(base_url=base_url, api_key="sk-unknown", max_retries=0).models.list()
    raise SystemExit("nobody was let in")
except openai.AuthenticationError:
    pass
print("throws its own errors")
