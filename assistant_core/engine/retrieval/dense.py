"""Embeddings from an OpenAI-compatible server, and the nearest of them."""

import asyncio

import numpy as np

from assistant_core.engine.models.upstream import Upstream
from assistant_core.errors import ModelError

AT_ONCE = 64
MOST_CHARACTERS = 8_000
"""Of a text that is embedded; the rest would not fit most models."""


class Embedder:
    def __init__(self, upstream: Upstream, model: str) -> None:
        self._upstream = upstream
        self._model = model

    async def embed(self, texts: list[str]) -> list[np.ndarray]:
        """A unit vector a text. ModelError when the server does not give them."""
        batches = [texts[first : first + AT_ONCE] for first in range(0, len(texts), AT_ONCE)]
        answers = await asyncio.gather(*(self._embed(batch) for batch in batches))
        return [vector for answer in answers for vector in answer]

    async def close(self) -> None:
        await self._upstream.close()

    async def _embed(self, texts: list[str]) -> list[np.ndarray]:
        body = {"model": self._model, "input": [text[:MOST_CHARACTERS] for text in texts]}
        answer = await self._upstream.post("/embeddings", body)
        try:
            items = sorted(answer["data"], key=lambda item: item["index"])
            vectors = [np.asarray(item["embedding"], dtype=np.float32) for item in items]
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"The embedding server sent no embeddings: {str(answer)[:200]}") from error
        if len(vectors) != len(texts):
            raise ModelError(f"The embedding server sent {len(vectors)} embeddings for {len(texts)} texts.")
        return [vector / (np.linalg.norm(vector) or 1.0) for vector in vectors]


def nearest(vector: np.ndarray, rows: np.ndarray, limit: int) -> list[tuple[int, float]]:
    """Indexes of the rows with the largest cosine, best first."""
    if not len(rows) or rows.shape[1] != len(vector):
        return []
    scores = rows @ vector
    best = np.argpartition(-scores, min(limit, len(scores) - 1))[:limit]
    ordered = best[np.lexsort((best, -scores[best]))]
    return [(int(index), float(scores[index])) for index in ordered]


def to_bytes(vector: np.ndarray) -> bytes:
    return vector.astype("<f2").tobytes()


def from_bytes(stored: bytes) -> np.ndarray:
    return np.frombuffer(stored, dtype="<f2").astype(np.float32)
