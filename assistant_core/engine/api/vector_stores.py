"""/vector_stores, their files, file batches, and search"""

from typing import Annotated

from fastapi import Query
from openai.types import VectorStore, VectorStoreDeleted
from openai.types.vector_stores import (
    VectorStoreFile,
    VectorStoreFileBatch,
    VectorStoreFileDeleted,
)
from sqlalchemy import Connection

from assistant_core.engine import objects
from assistant_core.engine.api.context import Context, InContext
from assistant_core.engine.api.queries import PageQuery, StoreFilePageQuery
from assistant_core.engine.api.replies import FileContent, Page, SearchResults
from assistant_core.engine.api.requests import (
    CreateFileBatch,
    CreateVectorStore,
    CreateVectorStoreFile,
    ModifyVectorStore,
    ModifyVectorStoreFile,
    SearchRanking,
    SearchVectorStore,
)
from assistant_core.engine.api.routing import new_router
from assistant_core.engine.objects import Object
from assistant_core.engine.retrieval.document import Passage
from assistant_core.engine.store import documents, records
from assistant_core.engine.store import vector_stores as stores
from assistant_core.engine.store.tables import vector_store_batches, vector_store_files, vector_stores

router = new_router("/vector_stores", "Vector stores")


@router.post("", response_model=VectorStore)
async def create_vector_store(body: CreateVectorStore, context: InContext) -> Object:
    given = body.model_dump()
    given["name"] = given["name"] or ""
    return await _written(context, stores.create, **given)


@router.get("", response_model=Page[VectorStore])
async def list_vector_stores(page: Annotated[PageQuery, Query()], context: InContext) -> records.Page:
    return await context.db.read(records.page, vector_stores, **page.model_dump())


@router.get("/{vector_store_id}", response_model=VectorStore)
async def get_vector_store(vector_store_id: str, context: InContext) -> Object:
    return await context.db.read(records.find, vector_stores, vector_store_id)


@router.post("/{vector_store_id}", response_model=VectorStore)
async def modify_vector_store(vector_store_id: str, body: ModifyVectorStore, context: InContext) -> Object:
    return await context.db.write(_modify, vector_store_id, body.model_dump(exclude_unset=True))


@router.delete("/{vector_store_id}", response_model=VectorStoreDeleted)
async def delete_vector_store(vector_store_id: str, context: InContext) -> Object:
    """The files that are in it stay."""
    await context.db.write(records.remove, vector_stores, vector_store_id)
    await context.indexes.drop(vector_store_id)
    return {"id": vector_store_id, "object": "vector_store.deleted", "deleted": True}


@router.post("/{vector_store_id}/search", response_model=SearchResults)
async def search_vector_store(vector_store_id: str, body: SearchVectorStore, context: InContext) -> Object:
    ranking = body.ranking_options or SearchRanking()
    queries = [body.query] if isinstance(body.query, str) else body.query
    found = await context.search.chunks(
        [vector_store_id], queries, body.max_num_results, ranking.score_threshold, body.filters
    )
    return {
        "object": "vector_store.search_results.page",
        "search_query": queries,
        "data": [_result(passage) for passage in found],
        "has_more": False,
        "next_page": None,
    }


@router.post("/{vector_store_id}/files", response_model=VectorStoreFile)
async def create_vector_store_file(
    vector_store_id: str, body: CreateVectorStoreFile, context: InContext
) -> Object:
    return await _written(context, _add_file, vector_store_id, body)


@router.get("/{vector_store_id}/files", response_model=Page[VectorStoreFile])
async def list_vector_store_files(
    vector_store_id: str, page: Annotated[StoreFilePageQuery, Query()], context: InContext
) -> records.Page:
    return await context.db.read(_files_page, vector_store_id, page)


@router.get("/{vector_store_id}/files/{file_id}", response_model=VectorStoreFile)
async def get_vector_store_file(vector_store_id: str, file_id: str, context: InContext) -> Object:
    return await context.db.read(records.find, vector_store_files, file_id, vector_store_id=vector_store_id)


@router.post("/{vector_store_id}/files/{file_id}", response_model=VectorStoreFile)
async def modify_vector_store_file(
    vector_store_id: str, file_id: str, body: ModifyVectorStoreFile, context: InContext
) -> Object:
    changes = {"attributes": body.attributes or {}}
    where = {"vector_store_id": vector_store_id}
    return await context.db.write(records.change, vector_store_files, file_id, changes, **where)


@router.delete("/{vector_store_id}/files/{file_id}", response_model=VectorStoreFileDeleted)
async def delete_vector_store_file(vector_store_id: str, file_id: str, context: InContext) -> Object:
    """The file itself stays."""
    await context.db.write(stores.remove_file, vector_store_id, file_id)
    return {"id": file_id, "object": "vector_store.file.deleted", "deleted": True}


@router.get("/{vector_store_id}/files/{file_id}/content", response_model=FileContent)
async def get_vector_store_file_content(vector_store_id: str, file_id: str, context: InContext) -> Object:
    texts = await context.db.read(_content, vector_store_id, file_id)
    return {
        "object": "vector_store.file_content.page",
        "data": [{"type": "text", "text": text} for text in texts],
        "has_more": False,
        "next_page": None,
    }


@router.post("/{vector_store_id}/file_batches", response_model=VectorStoreFileBatch)
async def create_file_batch(vector_store_id: str, body: CreateFileBatch, context: InContext) -> Object:
    return await _written(context, _create_batch, vector_store_id, body)


@router.get("/{vector_store_id}/file_batches/{batch_id}", response_model=VectorStoreFileBatch)
async def get_file_batch(vector_store_id: str, batch_id: str, context: InContext) -> Object:
    return await context.db.read(stores.batch, vector_store_id, batch_id)


@router.post("/{vector_store_id}/file_batches/{batch_id}/cancel", response_model=VectorStoreFileBatch)
async def cancel_file_batch(vector_store_id: str, batch_id: str, context: InContext) -> Object:
    return await context.db.write(stores.cancel_batch, vector_store_id, batch_id)


@router.get("/{vector_store_id}/file_batches/{batch_id}/files", response_model=Page[VectorStoreFile])
async def list_files_in_batch(
    vector_store_id: str, batch_id: str, page: Annotated[StoreFilePageQuery, Query()], context: InContext
) -> records.Page:
    return await context.db.read(_files_page, vector_store_id, page, batch_id)


async def _written(context: Context, query: stores.Change, *args: object, **kwargs: object) -> Object:
    """A change that may have brought files to read."""
    changed = await context.db.write(query, *args, **kwargs)
    context.ingester.wake()
    return changed


def _modify(connection: Connection, store_id: str, changes: Object) -> Object:
    changes = {name: value for name, value in changes.items() if value is not None or name == "expires_after"}
    return records.save(
        connection, vector_stores, objects.with_expiry(stores.usable(connection, store_id) | changes)
    )


def _add_file(connection: Connection, store_id: str, body: CreateVectorStoreFile) -> Object:
    stores.usable(connection, store_id)
    file = stores.add_file(connection, store_id, **body.model_dump())
    stores.recount(connection, store_id)
    return file


def _create_batch(connection: Connection, store_id: str, body: CreateFileBatch) -> Object:
    stores.usable(connection, store_id)
    batch = records.add(connection, vector_store_batches, objects.new_vector_store_batch(store_id))
    shared = body.model_dump(include={"chunking_strategy", "attributes"})
    each = [file.model_dump() for file in body.files or []]
    each += [{"file_id": file_id, **shared} for file_id in body.file_ids or []]
    for file in each:
        stores.add_file(connection, store_id, **file, batch_id=batch["id"])
    stores.recount(connection, store_id)
    return stores.batch(connection, store_id, batch["id"])


def _files_page(
    connection: Connection, store_id: str, page: StoreFilePageQuery, batch_id: str | None = None
) -> records.Page:
    records.find(connection, vector_stores, store_id)
    where = {"vector_store_id": store_id}
    if batch_id is not None:
        where["batch_id"] = stores.batch(connection, store_id, batch_id)["id"]
    if page.filter:
        where["status"] = page.filter
    query = page.model_dump(exclude={"filter"})
    return records.page(connection, vector_store_files, **query, where=where)


def _content(connection: Connection, store_id: str, file_id: str) -> list[str]:
    records.find(connection, vector_store_files, file_id, vector_store_id=store_id)
    document = documents.load(connection, file_id)
    return [page.text for page in document.pages if page.text] if document else []


def _result(passage: Passage) -> Object:
    return {
        "file_id": passage.file_id,
        "filename": passage.filename,
        "score": round(passage.score, 6),
        "attributes": passage.attributes,
        "content": [{"type": "text", "text": passage.text}],
    }
